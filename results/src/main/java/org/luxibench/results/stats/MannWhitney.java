package org.luxibench.results.stats;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The Mann-Whitney U test (Wilcoxon's rank sum test) of whether one sample tends to larger figures.
 *
 * <p>Exact when no figure occurs twice and both samples are below 50; otherwise the normal
 * approximation with correction for ties and continuity, as R's {@code wilcox.test} does.
 */
public final class MannWhitney {
  private static final MannWhitneyUTest TEST =
      MannWhitneyUTest.withDefaults().with(PValueMethod.AUTO);

  private MannWhitney() {}

  /**
   * The probability of a difference at least this large, in either direction, between samples of
   * one distribution. 1 when a sample is empty or all figures are equal.
   */
  public static double pValue(Sample a, Sample b) {
    return pValue(a, b, AlternativeHypothesis.TWO_SIDED);
  }

  /** The same for the one direction in which {@code a} tends to larger figures. */
  public static double pValueGreater(Sample a, Sample b) {
    return pValue(a, b, AlternativeHypothesis.GREATER_THAN);
  }

  private static double pValue(Sample a, Sample b, AlternativeHypothesis alternative) {
    if (a.isEmpty() || b.isEmpty()) {
      return 1;
    }
    double p = TEST.with(alternative).test(a.toArray(), b.toArray()).getPValue();
    return Double.isNaN(p) ? 1 : p;
  }

  /**
   * The smallest two-sided p that samples of these sizes can reach: that of two samples that do not
   * overlap.
   */
  public static double smallestPValue(int n, int m) {
    double arrangements = 1;
    for (int i = 1; i <= Math.min(n, m); i++) {
      arrangements *= (double) (Math.max(n, m) + i) / i;
    }
    return Math.min(1, 2 / arrangements);
  }
}
