/**
 * Statistics of small samples: tests, intervals, corrections, change points.
 *
 * <p>Numbers in, numbers out: knows neither runs nor metrics nor files. All that draws random
 * numbers takes a seed.
 */
@NullMarked
package org.luxibench.results.stats;

import org.jspecify.annotations.NullMarked;
