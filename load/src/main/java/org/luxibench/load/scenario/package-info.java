/**
 * What a scenario is: YAML read strictly into records, thresholds parsed, names drawn.
 *
 * <p>Nothing here talks to a daemon or measures.
 */
@NullMarked
package org.luxibench.load.scenario;

import org.jspecify.annotations.NullMarked;
