package org.luxibench.results.load;

import org.HdrHistogram.AbstractHistogram;

/**
 * The usual points of a distribution of durations, all 0 when nothing was counted.
 *
 * @param count samples
 * @param p50 microseconds with decimals, as are all that follow: whole ones would make equals of
 *     runs that are not, and a step of one is 7 % at 15
 * @param p90 nine in ten are no slower
 * @param p99 two nines
 * @param p999 three nines
 * @param p9999 four nines
 * @param max the slowest
 * @param mean arithmetic
 */
public record Percentiles(
    long count,
    double p50,
    double p90,
    double p99,
    double p999,
    double p9999,
    double max,
    double mean) {

  /** Nothing was counted. */
  public static final Percentiles NONE = new Percentiles(0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * Reads the points off a histogram.
   *
   * @param unitsPerMicro of the recorded values: 1 for microseconds, 1,000 for nanoseconds
   */
  public static Percentiles of(AbstractHistogram histogram, long unitsPerMicro) {
    if (histogram.getTotalCount() == 0) {
      return NONE;
    }
    return new Percentiles(
        histogram.getTotalCount(),
        at(histogram, 50, unitsPerMicro),
        at(histogram, 90, unitsPerMicro),
        at(histogram, 99, unitsPerMicro),
        at(histogram, 99.9, unitsPerMicro),
        at(histogram, 99.99, unitsPerMicro),
        (double) histogram.getMaxValue() / unitsPerMicro,
        histogram.getMean() / unitsPerMicro);
  }

  private static double at(AbstractHistogram histogram, double percentile, long unitsPerMicro) {
    return (double) histogram.getValueAtPercentile(percentile) / unitsPerMicro;
  }

  static long micros(long units, long unitsPerMicro) {
    return Math.round((double) units / unitsPerMicro);
  }
}
