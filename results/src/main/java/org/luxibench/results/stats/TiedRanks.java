package org.luxibench.results.stats;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The exact distribution of a rank sum when figures occur more than once: over all ways to deal the
 * midranks seen to two samples of the sizes seen, as they are equally likely when both samples are
 * of one distribution.
 *
 * <p>Counted by dynamic programming (the shift algorithm of Streitberg and Röhmel, 1986): midranks
 * are multiples of a half, so twice their sum is an integer, and the ways to reach a sum with k of
 * the first i ranks are those without the i-th rank and those with it. For samples of 49 that is
 * some 35 million additions.
 */
final class TiedRanks {
  private final int[] doubledRanks;
  private final int size;
  private final int seen;

  /**
   * Ranks the figures of both samples together.
   *
   * @param ours the sample whose rank sum is looked at
   */
  TiedRanks(double[] ours, double[] others) {
    double[] rising = Arrays.copyOf(ours, ours.length + others.length);
    System.arraycopy(others, 0, rising, ours.length, others.length);
    Arrays.sort(rising);
    doubledRanks = Arrays.stream(rising).mapToInt(figure -> doubledRank(rising, figure)).toArray();
    size = ours.length;
    seen = Arrays.stream(ours).mapToInt(figure -> doubledRank(rising, figure)).sum();
  }

  /** Twice the mean of the ranks, from 1 on, that the figure's equals hold. */
  private static int doubledRank(double[] rising, double figure) {
    int below = 0;
    while (rising[below] < figure) {
      below++;
    }
    int through = below;
    while (through < rising.length && rising[through] == figure) {
      through++;
    }
    return below + 1 + through;
  }

  /** The chance of a rank sum as large as the one seen, or larger. */
  double greater() {
    return share(sum -> sum >= seen);
  }

  /** The chance of a rank sum as far from its mean as the one seen, or farther, either way. */
  double twoSided() {
    int mean = size * (doubledRanks.length + 1);
    return share(sum -> Math.abs(sum - mean) >= Math.abs(seen - mean));
  }

  private double share(IntPredicate counted) {
    double[] ways = ways();
    double some = 0;
    double all = 0;
    for (int sum = 0; sum < ways.length; sum++) {
      all += ways[sum];
      some += counted.test(sum) ? ways[sum] : 0;
    }
    return some / all;
  }

  /** For each doubled sum, in how many ways that many ranks add up to it. */
  private double[] ways() {
    int largest = Arrays.stream(doubledRanks).skip(doubledRanks.length - size).sum();
    double[][] ways = new double[size + 1][largest + 1];
    ways[0][0] = 1;
    for (int rank : doubledRanks) {
      for (int taken = size; taken >= 1; taken--) {
        for (int sum = largest; sum >= rank; sum--) {
          ways[taken][sum] += ways[taken - 1][sum - rank];
        }
      }
    }
    return ways[size];
  }
}
