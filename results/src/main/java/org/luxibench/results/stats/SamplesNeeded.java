package org.luxibench.results.stats;

import java.util.Arrays;

/**
 * How many samples a side a comparison needs, at the variance seen.
 *
 * <p>The median of n log-normal figures has a standard error of about 1.2533 σ/√n in logarithms, so
 * the ratio of two medians one of 1.2533 σ √(2/n). The count is the n at which the interval's half
 * width falls below the distance that has to be told apart, and at which the rank test can reach
 * the level at all.
 */
public final class SamplesNeeded {
  /** More than this is no help to anyone: the row is too noisy. */
  public static final int MOST = 1_000;

  private static final double MEDIAN_ERROR = Math.sqrt(Math.PI / 2);
  private static final double MAD_TO_SIGMA = 1.4826;

  private SamplesNeeded() {}

  /**
   * The count a side.
   *
   * @param sigma standard deviation of the logarithms, see {@link #logSigma}
   * @param distance difference of logarithms to be told apart, above 0
   * @param z half width of the interval in standard errors, such as 1.96
   * @param level p-value that the rank test must be able to reach
   * @return at most {@link #MOST}
   */
  public static int perSide(double sigma, double distance, double z, double level) {
    double error = z * MEDIAN_ERROR * sigma / distance;
    int byVariance = (int) Math.min(MOST, Math.ceil(2 * error * error));
    int byRank = 2;
    while (byRank < MOST && MannWhitney.smallestPValue(byRank, byRank) > level) {
      byRank++;
    }
    return Math.max(byVariance, byRank);
  }

  /**
   * The spread of two samples' logarithms about their own medians, by the median absolute deviation
   * (an outlier does not move it), or the standard deviation where half the figures are equal.
   */
  public static double logSigma(Sample a, Sample b) {
    double[] deviations = new double[a.size() + b.size()];
    double logA = Math.log(a.median());
    double logB = Math.log(b.median());
    int at = 0;
    for (double value : a.toArray()) {
      deviations[at++] = Math.abs(Math.log(value) - logA);
    }
    for (double value : b.toArray()) {
      deviations[at++] = Math.abs(Math.log(value) - logB);
    }
    double squares = Arrays.stream(deviations).map(d -> d * d).average().orElse(0);
    double robust = MAD_TO_SIGMA * Sample.medianOf(deviations);
    return robust > 0 ? robust : Math.sqrt(squares);
  }
}
