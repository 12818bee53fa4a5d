package org.luxibench.results.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How many samples a side a comparison needs, at the variance seen. */
public final class SamplesNeeded {
  /** More than this is no help to anyone: the row is too noisy. */
  public static final int MOST = 1_000;

  /** The standard error of a median of n log-normal figures is this times σ/√n, in logarithms. */
  private static final double MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

  /** A rank test of normal figures needs π/3 times the samples of a t-test. */
  private static final double RANK_COST = Math.PI / 3;

  /** Half width that finds what is there four times in five. */
  private static final double Z_POWER = 0.8416;

  /** Half width of a 95 % interval in standard errors. */
  public static final double Z95 = 1.96;

  /**
   * The same, and the room for a figure that is off to either side by what it exceeds one time in
   * five.
   */
  public static final double Z_SAME = Z95 + 1.2816;

  private static final double MAD_TO_SIGMA = 1.4826;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private SamplesNeeded() {}

  /**
   * The count a side at which so many standard errors fall below the distance that has to be told
   * apart. The ratio of two medians of n has a standard error of 1.2533 σ √(2/n).
   *
   * @param sigma standard deviation of the logarithms, see {@link #logSigma}
   * @param distance difference of logarithms to be told apart, above 0
   * @param z standard errors: those of the interval's half width alone ({@link #Z95}) keep it
   *     within the distance every other time, with {@link #Z_SAME} it is four times in five
   * @return at most {@link #MOST}
   */
  public static int toShowSameness(double sigma, double distance, double z) {
    double error = z * MEDIAN_ERROR * sigma / distance;
    return (int) Math.min(MOST, Math.ceil(2 * error * error));
  }

  /**
   * The count a side at which the rank test finds a shift four times in five (Noether's and
   * Lehmann's approximation), and at which it can reach the level at all.
   *
   * @param sigma standard deviation of the logarithms
   * @param shift difference of logarithms, above 0
   * @param level two-sided p-value to be reached
   * @return at most {@link #MOST}
   */
  public static int toShowChange(double sigma, double shift, double level) {
    double z = NORMAL.inverseSurvivalProbability(level / 2) + Z_POWER;
    double error = z * sigma / shift;
    int byVariance = (int) Math.min(MOST, Math.ceil(2 * RANK_COST * error * error));
    int byRank = 2;
    while (byRank < MOST && MannWhitney.smallestPValue(byRank, byRank) > level) {
      byRank++;
    }
    return Math.max(byVariance, byRank);
  }

  /**
   * The spread of two samples' logarithms about their own medians, by the median absolute deviation
   * (an outlier does not move it), or the standard deviation where half the figures are equal.
   *
   * <p>Equal figures are rounded ones: the deviations of whole microseconds would be nothing or a
   * whole step. So they are spread evenly over the step that they were rounded to, which is taken
   * to be the least difference between two figures.
   */
  public static double logSigma(Sample a, Sample b) {
    double step = leastStep(a.and(b).toArray());
    double[] deviations = DoubleStream.concat(deviations(a, step), deviations(b, step)).toArray();
    double squares = Arrays.stream(deviations).map(d -> d * d).average().orElse(0);
    double robust = MAD_TO_SIGMA * Sample.medianOf(deviations);
    return robust > 0 ? robust : Math.sqrt(squares);
  }

  private static DoubleStream deviations(Sample of, double step) {
    double[] logs = Arrays.stream(spread(of.toArray(), step)).map(Math::log).toArray();
    double middle = Sample.medianOf(logs);
    return Arrays.stream(logs).map(log -> Math.abs(log - middle));
  }

  /** Between two figures that differ, but no more than the least figure; 0 when none differ. */
  private static double leastStep(double[] figures) {
    double[] rising = Arrays.stream(figures).distinct().sorted().toArray();
    return IntStream.range(1, rising.length)
        .mapToDouble(i -> Math.min(rising[0], rising[i] - rising[i - 1]))
        .min()
        .orElse(0);
  }

  private static double[] spread(double[] figures, double step) {
    double[] rising = figures.clone();
    Arrays.sort(rising);
    double[] spread = new double[rising.length];
    int from = 0;
    while (from < rising.length) {
      int to = from;
      while (to < rising.length && rising[to] == rising[from]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        spread[i] = rising[i] + step * ((i - from + 0.5) / (to - from) - 0.5);
      }
      from = to;
    }
    return spread;
  }
}
