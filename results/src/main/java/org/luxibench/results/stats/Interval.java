package org.luxibench.results.stats;

/**
 * A confidence interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
  /** Nothing is known. */
  public static final Interval UNKNOWN = new Interval(0, Double.POSITIVE_INFINITY);

  /** Whether it lies strictly between the two bounds. */
  public boolean within(double lower, double upper) {
    return low > lower && high < upper;
  }
}
