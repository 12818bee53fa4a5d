/**
 * The simulated machines: how long work takes, which nodes answer, what they tell, what goes wrong.
 *
 * <p>Uses the configuration, nothing else of ours. It never changes it and takes no lock.
 */
@NullMarked
package org.luxibench.cluster;

import org.jspecify.annotations.NullMarked;
