/**
 * Runs a scenario: the daemon as a child process, phases with their actions and premises, verdicts.
 *
 * <p>The generator is driven from here; what is printed and which options exist is not known here.
 */
@NullMarked
package org.luxibench.load.run;

import org.jspecify.annotations.NullMarked;
