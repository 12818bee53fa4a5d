package org.luxibench.results.stats;

/**
 * The best place to split a series in two, by the energy distance of its halves.
 *
 * <p>For the first {@code n} figures X and the {@code m} that follow Y, the divergence is {@code E
 * = 2 mean|X-Y|^a - mean|X-X'|^a - mean|Y-Y'|^a} and its scaled form {@code Q = nm/(n+m) E}. Split
 * and end of Y are both chosen so that Q is largest: a later change does not hide an earlier one.
 * With a table of block sums of all distances, each candidate costs a few additions.
 *
 * @param at index of the first figure after the split
 * @param q the scaled divergence there
 */
record EnergySplit(int at, double q) {
  /** No split is possible. */
  static final EnergySplit NONE = new EnergySplit(-1, Double.NEGATIVE_INFINITY);

  /**
   * Finds the split with the largest Q.
   *
   * @param exponent of the distances, above 0 and at most 2
   * @param least fewest figures on either side
   */
  static EnergySplit best(double[] series, double exponent, int least) {
    double[][] sums = blockSums(series, exponent);
    EnergySplit best = NONE;
    for (int split = least; split <= series.length - least; split++) {
      double before = block(sums, 0, split, 0, split) / 2;
      for (int end = split + least; end <= series.length; end++) {
        double q =
            scaled(
                split,
                end - split,
                block(sums, 0, split, split, end),
                before,
                block(sums, split, end, split, end) / 2);
        if (q > best.q) {
          best = new EnergySplit(split, q);
        }
      }
    }
    return best;
  }

  private static double scaled(int n, int m, double across, double inFirst, double inSecond) {
    double divergence = 2 * across / ((double) n * m) - mean(inFirst, n) - mean(inSecond, m);
    return (double) n * m / (n + m) * divergence;
  }

  private static double mean(double sumOfPairs, int size) {
    return size < 2 ? 0 : sumOfPairs / (size * (size - 1) / 2.0);
  }

  /** Element (i, j) holds the sum of the distances between figures before i and before j. */
  private static double[][] blockSums(double[] series, double exponent) {
    int n = series.length;
    double[][] sums = new double[n + 1][n + 1];
    for (int i = 0; i < n; i++) {
      double row = 0;
      for (int j = 0; j < n; j++) {
        double distance = Math.abs(series[i] - series[j]);
        row += exponent == 1 ? distance : Math.pow(distance, exponent);
        sums[i + 1][j + 1] = sums[i][j + 1] + row;
      }
    }
    return sums;
  }

  private static double block(double[][] sums, int top, int bottom, int left, int right) {
    return sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left];
  }
}
