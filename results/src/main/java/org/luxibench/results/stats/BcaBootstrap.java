package org.luxibench.results.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bias-corrected and accelerated bootstrap intervals: B. Efron, Better Bootstrap Confidence
 * Intervals, JASA 82 (1987); the acceleration over several samples as in Efron and Tibshirani, An
 * Introduction to the Bootstrap (1993), chapter 14.
 *
 * <p>Each sample is redrawn with replacement and the statistic computed anew. The interval's ends
 * are quantiles of those figures, at levels shifted by the bias z0 (how far the observed figure is
 * from their median) and by the acceleration a (how the statistic's spread changes with its value,
 * from the skewness of the leave-one-out figures). Ties between redrawn figures and the observed
 * one, common for medians, count half.
 *
 * @param resamples how many times the samples are redrawn
 * @param level the chance of covering the true figure, such as 0.95
 * @param seed of the random numbers: the same seed gives the same interval
 */
public record BcaBootstrap(int resamples, double level, long seed) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** What comparisons use: 95 %, from 5,000 resamples. */
  public static BcaBootstrap withSeed(long seed) {
    return new BcaBootstrap(5_000, 0.95, seed);
  }

  /**
   * The interval of {@code median(candidate) / median(base)}.
   *
   * @return {@link Interval#UNKNOWN} when a sample has fewer than two figures
   */
  public Interval ratioOfMedians(Sample base, Sample candidate) {
    return of(
        List.of(base, candidate),
        samples -> Sample.medianOf(samples[1]) / Sample.medianOf(samples[0]));
  }

  /**
   * The interval of any statistic of one or more independent samples.
   *
   * @param statistic takes one array for each sample and may reorder it
   * @return {@link Interval#UNKNOWN} when a sample has fewer than two figures
   */
  public Interval of(List<Sample> samples, ToDoubleFunction<double[][]> statistic) {
    if (samples.stream().anyMatch(sample -> sample.size() < 2)) {
      return Interval.UNKNOWN;
    }
    double[][] figures = samples.stream().map(Sample::toArray).toArray(double[][]::new);
    double[] redrawn = redraw(figures, statistic);
    double bias = bias(redrawn, statistic.applyAsDouble(copy(figures)));
    if (!Double.isFinite(bias)) {
      // Every redrawn figure lies on one side of the observed one: nothing to correct from.
      return new Interval(quantile(redrawn, (1 - level) / 2), quantile(redrawn, (1 + level) / 2));
    }
    double acceleration = acceleration(figures, statistic);
    return new Interval(
        quantile(redrawn, shifted((1 - level) / 2, bias, acceleration)),
        quantile(redrawn, shifted((1 + level) / 2, bias, acceleration)));
  }

  private double[] redraw(double[][] from, ToDoubleFunction<double[][]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] drawn = copy(from);
    double[] redrawn = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      for (int s = 0; s < from.length; s++) {
        for (int j = 0; j < from[s].length; j++) {
          drawn[s][j] = from[s][random.nextInt(from[s].length)];
        }
      }
      redrawn[i] = statistic.applyAsDouble(drawn);
    }
    Arrays.sort(redrawn);
    return redrawn;
  }

  private static double bias(double[] redrawn, double observed) {
    double below = 0;
    for (double figure : redrawn) {
      below += figure < observed ? 1 : figure == observed ? 0.5 : 0;
    }
    return NORMAL.inverseCumulativeProbability(below / redrawn.length);
  }

  private static double acceleration(double[][] of, ToDoubleFunction<double[][]> statistic) {
    double cubes = 0;
    double squares = 0;
    for (int s = 0; s < of.length; s++) {
      int n = of[s].length;
      double[] left = new double[n];
      for (int i = 0; i < n; i++) {
        double[][] reduced = copy(of);
        reduced[s] = without(of[s], i);
        left[i] = statistic.applyAsDouble(reduced);
      }
      double mean = Arrays.stream(left).average().orElse(0);
      for (double figure : left) {
        double influence = (n - 1) * (mean - figure) / n;
        cubes += influence * influence * influence;
        squares += influence * influence;
      }
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double[][] copy(double[][] of) {
    return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
  }

  private static double[] without(double[] from, int index) {
    double[] rest = new double[from.length - 1];
    System.arraycopy(from, 0, rest, 0, index);
    System.arraycopy(from, index + 1, rest, index, rest.length - index);
    return rest;
  }

  private static double shifted(double level, double bias, double acceleration) {
    double z = bias + NORMAL.inverseCumulativeProbability(level);
    return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
  }

  private static double quantile(double[] rising, double level) {
    double position = Math.max(0, Math.min(1, level)) * (rising.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, rising.length - 1);
    return rising[below] + (position - below) * (rising[above] - rising[below]);
  }
}
