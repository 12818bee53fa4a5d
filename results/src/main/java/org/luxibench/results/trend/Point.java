package org.luxibench.results.trend;

import java.time.Instant;

/**
 * One run's figure.
 *
 * @param run name of the run's folder
 * @param commit that was measured
 * @param started when the run began
 * @param value the median over its forks, or the load run's percentile
 */
public record Point(String run, String commit, Instant started, double value) {}
