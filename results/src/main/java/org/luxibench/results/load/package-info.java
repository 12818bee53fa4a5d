/**
 * What a load run measured, as records and as JSON: legs, phases, seconds, the big lock's state.
 *
 * <p>Times count from the start of the leg, in seconds; latencies are microseconds. No generator,
 * no threshold logic and no presentation here.
 */
@NullMarked
package org.luxibench.results.load;

import org.jspecify.annotations.NullMarked;
