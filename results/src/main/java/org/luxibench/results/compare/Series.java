package org.luxibench.results.compare;

import org.luxibench.results.stats.Sample;

/**
 * One metric of one subject over several forks or load runs.
 *
 * @param subject what was measured: a benchmark with its parameters, or leg, phase and request kind
 * @param metric what the figures are
 * @param sample one figure for each fork or load run
 * @param beyond for a percentile: the fewest observations past it in any fork or run; otherwise
 *     {@link #NO_PERCENTILE}
 */
public record Series(String subject, Metric metric, Sample sample, long beyond) {
  /** Stands where no percentile was taken. */
  public static final long NO_PERCENTILE = Long.MAX_VALUE;

  /** A percentile with fewer observations past it is a guess. */
  public static final long LEAST_BEYOND = 10;

  /** A series of figures that are no percentiles. */
  public static Series of(String subject, Metric metric, Sample sample) {
    return new Series(subject, metric, sample, NO_PERCENTILE);
  }

  /** Whether enough observations lie past the percentile to believe it. */
  public boolean isBelievable() {
    return beyond >= LEAST_BEYOND;
  }

  /** The same figures under another name. */
  Series of(String other) {
    return new Series(other, metric, sample, beyond);
  }

  /** This series followed by the other of the same subject and metric. */
  Series and(Series other) {
    return new Series(subject, metric, sample.and(other.sample), Math.min(beyond, other.beyond));
  }

  Key key() {
    return new Key(subject, metric.name());
  }

  /**
   * What pairs a base's series with a candidate's.
   *
   * @param subject as in the series
   * @param metric its name
   */
  record Key(String subject, String metric) {}
}
