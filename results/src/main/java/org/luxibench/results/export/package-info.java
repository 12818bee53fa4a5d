/**
 * Runs in other programs' formats: CSV, OpenMetrics, Bencher, github-action-benchmark.
 *
 * <p>Takes series that {@code compare} has read; decides nothing.
 */
@NullMarked
package org.luxibench.results.export;

import org.jspecify.annotations.NullMarked;
