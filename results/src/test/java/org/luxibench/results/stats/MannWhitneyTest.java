package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
   * Diastolic blood pressure with ties: Mehta and Patel, StatXact 5 manual (2001), page 229, give
   * 0.0989 two-sided and 0.0542 for the one side; R's exactRankTests has the data as bloodp.
   */
  @Test
  void exactValuesWithTiesAreThoseOfStatXact() {
    Sample treated = Sample.of(94, 108, 110, 90);
    Sample control = Sample.of(80, 94, 85, 90, 90, 90, 108, 94, 78, 105, 88);

    assertThat(MannWhitney.pValue(treated, control)).isCloseTo(0.0989, within(0.00005));
    assertThat(MannWhitney.pValue(control, treated)).isCloseTo(0.0989, within(0.00005));
    assertThat(MannWhitney.pValueGreater(treated, control)).isCloseTo(0.0542, within(0.00005));
  }

  /**
   * Ozone in May and in August in R's data set airquality, the second example of R's help page of
   * wilcox.test: W = 127.5, p = 0.0001208, with ties and continuity correction.
   */
  @Test
  void approximationWithTiesIsThatOfRsAirqualityExample() {
    Sample may =
        Sample.of(
            41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23,
            45, 115, 37);
    Sample august =
        Sample.of(
            39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73,
            76, 118, 84, 85);

    assertThat(MannWhitney.byLibrary(may, august, AlternativeHypothesis.TWO_SIDED))
        .isCloseTo(0.0001208, within(0.00000005));
  }

  @Test
  void samplesThatDoNotOverlapReachTheSmallestValue() {
    Sample low = Sample.of(1, 2, 3, 4, 5);
    Sample high = Sample.of(6, 7, 8, 9, 10);

    assertThat(MannWhitney.pValue(low, high)).isCloseTo(2.0 / 252, within(1e-12));
    assertThat(MannWhitney.smallestPValue(5, 5)).isCloseTo(2.0 / 252, within(1e-12));
  }

  /** Percentiles in whole microseconds: one pair of equals must not cost the alarm. */
  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 10, 49})
  void tiesWithinASideLeaveTheSmallestValueInReach(int n) {
    double[] low = IntStream.range(0, n).mapToDouble(i -> Math.max(2, i)).toArray();
    double[] high = IntStream.range(0, n).mapToDouble(i -> 100 + i / 2).toArray();

    assertThat(MannWhitney.pValue(Sample.of(low), Sample.of(high)))
        .isCloseTo(MannWhitney.smallestPValue(n, n), withinPercentage(1e-6));
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

  @Test
  void exactValuesWithTiesAreThoseOfCountingAllArrangements() {
    SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < 40; trial++) {
      int n = 3 + random.nextInt(4);
      double[] figures = random.doubles(n + 3 + random.nextInt(4)).toArray();
      double[] coarse = Arrays.stream(figures).map(x -> Math.rint(4 * x)).toArray();
      double[] a = Arrays.copyOf(coarse, n);
      double[] b = Arrays.copyOfRange(coarse, n, coarse.length);

      assertThat(MannWhitney.pValue(Sample.of(a), Sample.of(b)))
          .as("%s against %s", Arrays.toString(a), Arrays.toString(b))
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

  /** Pairs in which the figure dealt to the first side is the larger one; half for equals. */
  private static double wins(int deal, double[] both) {
    double wins = 0;
    for (int i = 0; i < both.length; i++) {
      for (int j = 0; j < both.length; j++) {
        boolean ours = (deal >> i & 1) == 1 && (deal >> j & 1) == 0;
        wins += !ours ? 0 : both[i] > both[j] ? 1 : both[i] == both[j] ? 0.5 : 0;
      }
    }
    return wins;
  }
}
