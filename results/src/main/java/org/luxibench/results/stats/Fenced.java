package org.luxibench.results.stats;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * Two samples without the figures that lie far from all others, in logarithms: beyond Tukey's
 * fences, one and a half times the distance of the quartiles from the nearer of them (Exploratory
 * Data Analysis, 1977).
 *
 * <p>A fork that ran in another regime, or in a disturbed moment, tells nothing of the two builds,
 * and yet two such forks among ten can hide any difference from a rank test. The quartiles are
 * those of both samples thrown together: what is set aside does not depend on which figure is
 * whose. So if both are of one distribution, all ways to deal what remains to the two sides are as
 * likely as before, and a rank test of it keeps its level exactly, whatever the figures are.
 * (Fences of each sample alone would not.)
 *
 * <p>The farthest are set aside first, no more than two fifths of the smaller sample: where more
 * lie far off they are what was measured. Of fewer than eight figures a side none can be spared.
 *
 * @param first within the fences
 * @param second within the fences
 */
public record Fenced(Sample first, Sample second) {
  private static final double REACH = 1.5;
  private static final double MOST = 0.4;
  private static final int LEAST = 8;

  /**
   * Sets aside what lies far off.
   *
   * @param first figures above 0
   * @param second figures above 0
   */
  public static Fenced of(Sample first, Sample second) {
    int fewest = Math.min(first.size(), second.size());
    if (fewest < LEAST) {
      return new Fenced(first, second);
    }
    double[] rising = Arrays.stream(first.and(second).toArray()).map(Math::log).sorted().toArray();
    double low = quantile(rising, 0.25);
    double high = quantile(rising, 0.75);
    if (high == low) {
      return new Fenced(first, second);
    }
    double[] outside =
        Arrays.stream(rising).map(log -> Math.max(low - log, log - high)).sorted().toArray();
    // Of equally far ones all go or none does: choosing among them could favour a side.
    double limit =
        Math.max(REACH * (high - low), outside[outside.length - 1 - (int) (MOST * fewest)]);
    DoublePredicate near =
        figure -> Math.max(low - Math.log(figure), Math.log(figure) - high) <= limit;
    return new Fenced(kept(first, near), kept(second, near));
  }

  /** How many figures of these two samples were set aside. */
  public int leftOut(Sample ofFirst, Sample ofSecond) {
    return ofFirst.size() + ofSecond.size() - first.size() - second.size();
  }

  private static Sample kept(Sample of, DoublePredicate near) {
    return Sample.of(Arrays.stream(of.toArray()).filter(near).toArray());
  }

  /** Between two figures in proportion, as R's type 7. */
  private static double quantile(double[] rising, double share) {
    double at = share * (rising.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, rising.length - 1);
    return rising[below] + (at - below) * (rising[above] - rising[below]);
  }
}
