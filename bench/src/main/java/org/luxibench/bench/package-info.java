/**
 * The bench module's entry point: JMH with its own options, and the suite's profiles.
 *
 * <p>Benches live in packages by subject, each with a table of what they answer.
 */
@NullMarked
package org.luxibench.bench;

import org.jspecify.annotations.NullMarked;
