package org.luxibench.results.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bias-corrected and accelerated bootstrap intervals: B. Efron, Better Bootstrap Confidence
 * Intervals, JASA 82 (1987); the two-sample acceleration as in Efron and Tibshirani, An
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
    return of(base, candidate, (b, c) -> Sample.medianOf(c) / Sample.medianOf(b));
  }

  /**
   * The interval of any statistic of two samples.
   *
   * @param statistic may reorder the arrays it is given
   */
  Interval of(Sample first, Sample second, ToDoubleBiFunction<double[], double[]> statistic) {
    if (first.size() < 2 || second.size() < 2) {
      return Interval.UNKNOWN;
    }
    double[] x = first.toArray();
    double[] y = second.toArray();
    double observed = statistic.applyAsDouble(x.clone(), y.clone());
    double[] redrawn = redraw(x, y, statistic);
    double bias = bias(redrawn, observed);
    if (!Double.isFinite(bias)) {
      // Every redrawn figure lies on one side of the observed one: nothing to correct from.
      return new Interval(quantile(redrawn, (1 - level) / 2), quantile(redrawn, (1 + level) / 2));
    }
    double acceleration = acceleration(x, y, statistic);
    return new Interval(
        quantile(redrawn, shifted((1 - level) / 2, bias, acceleration)),
        quantile(redrawn, shifted((1 + level) / 2, bias, acceleration)));
  }

  private double[] redraw(
      double[] x, double[] y, ToDoubleBiFunction<double[], double[]> statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] figures = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      figures[i] = statistic.applyAsDouble(drawn(x, random), drawn(y, random));
    }
    Arrays.sort(figures);
    return figures;
  }

  private static double[] drawn(double[] from, SplittableRandom random) {
    double[] drawn = new double[from.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = from[random.nextInt(from.length)];
    }
    return drawn;
  }

  private static double bias(double[] redrawn, double observed) {
    double below = 0;
    for (double figure : redrawn) {
      below += figure < observed ? 1 : figure == observed ? 0.5 : 0;
    }
    return NORMAL.inverseCumulativeProbability(below / redrawn.length);
  }

  private static double acceleration(
      double[] x, double[] y, ToDoubleBiFunction<double[], double[]> statistic) {
    double[] withoutX = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      withoutX[i] = statistic.applyAsDouble(without(x, i), y.clone());
    }
    double[] withoutY = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      withoutY[i] = statistic.applyAsDouble(x.clone(), without(y, i));
    }
    double cubes = influence(withoutX, 3) + influence(withoutY, 3);
    double squares = influence(withoutX, 2) + influence(withoutY, 2);
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  /** Sum over one sample of the power of each figure's influence on the statistic. */
  private static double influence(double[] without, int power) {
    double mean = Arrays.stream(without).average().orElse(0);
    double n = without.length;
    return Arrays.stream(without).map(u -> Math.pow((n - 1) * (mean - u) / n, power)).sum();
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
