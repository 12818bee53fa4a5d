package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MannWhitneyTest {
  /**
   * Hollander and Wolfe, Nonparametric Statistical Methods (1973), pages 69 f.: permeability of the
   * human chorioamnion. R's help page of wilcox.test gives W = 35, p = 0.1272 for "greater".
   */
  private static final Sample AT_TERM =
      Sample.of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46);

  private static final Sample EARLY = Sample.of(1.15, 0.88, 0.90, 0.74, 1.21);

  @Test
  void exactOneSidedValueIsThatOfHollanderAndWolfe() {
    assertThat(MannWhitney.pValueGreater(AT_TERM, EARLY)).isCloseTo(0.1272, within(0.00005));
  }

  @Test
  void exactTwoSidedValueIsTwiceTheOneSided() {
    assertThat(MannWhitney.pValue(AT_TERM, EARLY)).isCloseTo(0.2544122544, within(1e-9));
  }

  /**
   * Ozone in May and in August in R's data set airquality, the second example of R's help page of
   * wilcox.test: W = 127.5, p = 0.0001208, with ties and continuity correction.
   */
  @Test
  void valueWithTiesIsThatOfRsAirqualityExample() {
    Sample may =
        Sample.of(
            41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23,
            45, 115, 37);
    Sample august =
        Sample.of(
            39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73,
            76, 118, 84, 85);

    assertThat(MannWhitney.pValue(may, august)).isCloseTo(0.0001208, within(0.00000005));
  }

  @Test
  void samplesThatDoNotOverlapReachTheSmallestValue() {
    Sample low = Sample.of(1, 2, 3, 4, 5);
    Sample high = Sample.of(6, 7, 8, 9, 10);

    assertThat(MannWhitney.pValue(low, high)).isCloseTo(2.0 / 252, within(1e-12));
    assertThat(MannWhitney.smallestPValue(5, 5)).isCloseTo(2.0 / 252, within(1e-12));
  }

  @Test
  void equalFiguresDoNotDiffer() {
    Sample equal = Sample.of(3, 3, 3, 3);

    assertThat(MannWhitney.pValue(equal, equal)).isEqualTo(1);
  }

  @Test
  void emptySampleDoesNotDiffer() {
    assertThat(MannWhitney.pValue(Sample.EMPTY, AT_TERM)).isEqualTo(1);
  }

  /** Every way to deal the ranks to both sides is counted: the definition of the exact test. */
  @Test
  void exactValuesAreThoseOfCountingAllArrangements() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 20; trial++) {
      int n = 3 + random.nextInt(4);
      double[] figures = random.doubles(n + 3 + random.nextInt(4)).toArray();
      double[] a = Arrays.copyOf(figures, n);
      double[] b = Arrays.copyOfRange(figures, n, figures.length);

      assertThat(MannWhitney.pValue(Sample.of(a), Sample.of(b)))
          .isCloseTo(counted(a, b), within(1e-12));
    }
  }

  private static double counted(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    double middle = a.length * b.length / 2.0;
    double seen = Math.abs(wins((1 << a.length) - 1, both) - middle);
    long asFar = 0;
    long all = 0;
    for (int deal = 0; deal < 1 << both.length; deal++) {
      if (Integer.bitCount(deal) == a.length) {
        all++;
        asFar += Math.abs(wins(deal, both) - middle) >= seen ? 1 : 0;
      }
    }
    return (double) asFar / all;
  }

  /** Pairs in which the figure dealt to the first side is the larger one. */
  private static int wins(int deal, double[] both) {
    int wins = 0;
    for (int i = 0; i < both.length; i++) {
      for (int j = 0; j < both.length; j++) {
        boolean ours = (deal >> i & 1) == 1 && (deal >> j & 1) == 0;
        wins += ours && both[i] > both[j] ? 1 : 0;
      }
    }
    return wins;
  }
}
