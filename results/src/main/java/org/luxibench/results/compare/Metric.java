package org.luxibench.results.compare;

/**
 * What a figure measures.
 *
 * @param name such as {@code throughput} or {@code p99}
 * @param unit such as {@code ops/us}
 * @param better which way is better
 * @param leastEffect smallest relative change that matters: 0.05 is 5 %
 */
public record Metric(String name, String unit, Better better, double leastEffect) {
  /** Least change of a rate, a time or a median that matters. */
  public static final double LEAST_EFFECT = 0.05;

  /** Least change of a percentile from the 99th on that matters. */
  public static final double LEAST_TAIL_EFFECT = 0.20;

  /** Runs that failed, counted; they have no ratio. */
  public static final Metric FAILED = new Metric("failed", "runs", Better.LOWER, 0);

  private static final double TAIL = 99;

  /** Which way of a metric is better. */
  public enum Better {
    /** A rate. */
    HIGHER,
    /** A duration. */
    LOWER
  }

  /** Operations in a time. */
  public static Metric throughput(String unit) {
    return new Metric("throughput", unit, Better.HIGHER, LEAST_EFFECT);
  }

  /** Time of an operation, averaged. */
  public static Metric time(String name, String unit) {
    return new Metric(name, unit, Better.LOWER, LEAST_EFFECT);
  }

  /**
   * A percentile of durations.
   *
   * @param percentile 0 to 100
   */
  public static Metric percentile(double percentile, String unit) {
    String digits =
        percentile == Math.rint(percentile)
            ? Long.toString((long) percentile)
            : Double.toString(percentile);
    return new Metric(
        "p" + digits, unit, Better.LOWER, percentile >= TAIL ? LEAST_TAIL_EFFECT : LEAST_EFFECT);
  }

  /**
   * How much worse the candidate is: above 1 is worse, whichever way is better.
   *
   * @param ratio candidate over base
   */
  public double worsening(double ratio) {
    return better == Better.HIGHER ? 1 / ratio : ratio;
  }
}
