package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.results.ab.Simulation;
import org.luxibench.results.stats.MannWhitney;
import org.luxibench.results.stats.Sample;

/** How often the judge is wrong, on noise fitted from real forks; all seeds are fixed. */
final class ErrorRateTest {
  private static final int TIMES = 1_000;
  private static final int FAMILIES = 10_000;

  /** At a true rate of 1 % more than these come out one time in a thousand, at 1.5 % 93 in 100. */
  private static final int MOST_OF_THEM = 132;

  private static final int FORKS = 10;
  private static final int FAMILY = 6;
  private static final String LONG_FORKS = "15 iterations";
  private static final Map<String, Map<String, NoiseModel>> NOISE = Simulation.realNoise();

  static Set<String> groups() {
    return NOISE.keySet();
  }

  /** The row first, then the group's others in turn until there are six. */
  private static List<NoiseModel> family(String group, String row) {
    List<NoiseModel> others = new ArrayList<>(NOISE.get(group).values());
    List<NoiseModel> family = new ArrayList<>(List.of(NOISE.get(group).get(row)));
    for (int i = 0; family.size() < FAMILY; i++) {
      family.add(others.get(i % others.size()));
    }
    return family;
  }

  private static long falselyRegressed(List<NoiseModel> noise) {
    long families = 0;
    for (int seed = 0; seed < FAMILIES; seed++) {
      Comparison same = Simulation.compare(noise, FORKS, 1, seed);
      families += same.count(RowVerdict.REGRESSED) > 0 ? 1 : 0;
    }
    return families;
  }

  /**
   * By count, not by chance: over all orders that equal sides of these sizes can come in, the share
   * that the judge calls worse, times the rows (Holm's first step, and the union bound).
   */
  @ParameterizedTest
  @CsvSource({
    "1, 10, 10",
    "6, 10, 10",
    "12, 10, 10",
    "6, 9, 9",
    "12, 9, 9",
    "6, 8, 10",
    "12, 8, 10"
  })
  void equalSidesAreCalledWorseInOneFamilyOfAHundredAtMostByCount(int rows, int n, int m) {
    double[] orders = ordersByU(n, m);
    double worse = 0;
    for (int u = 0; u < orders.length / 2; u++) {
      if (rows * pValueAt(u, n, m) <= Judge.LEVEL) {
        worse += orders[u] / Arrays.stream(orders).sum();
      }
    }

    assertThat(rows * worse).isBetween(0.005, 0.01);
  }

  /** How many orders of n and m figures have so many pairs in which the first is the larger. */
  private static double[] ordersByU(int n, int m) {
    double[] orders = new double[n * m + 1];
    for (int bits = 0; bits < 1 << (n + m); bits++) {
      if (Integer.bitCount(bits) == n) {
        int pairs = 0;
        int lower = 0;
        for (int at = 0; at < n + m; at++) {
          boolean ofFirst = (bits >> at & 1) == 1;
          pairs += ofFirst ? lower : 0;
          lower += ofFirst ? 0 : 1;
        }
        orders[pairs]++;
      }
    }
    return orders;
  }

  /** The judge's p of figures in some order that has so many such pairs. */
  private static double pValueAt(int u, int n, int m) {
    double[] first = new double[n];
    for (int i = 0; i < n; i++) {
      first[n - 1 - i] = Math.min(m, Math.max(0, u - i * m)) - 0.5 - 0.01 * i;
    }
    return MannWhitney.pValue(
        Sample.of(first), Sample.of(IntStream.range(0, m).asDoubleStream().toArray()));
  }

  @ParameterizedTest
  @MethodSource("groups")
  void equalBuildsAreCalledRegressedInOneFamilyOfAHundredAtMost(String group) {
    String row = NOISE.get(group).keySet().iterator().next();

    assertThat(falselyRegressed(family(group, row))).isLessThanOrEqualTo(MOST_OF_THEM);
  }

  @Test
  void soTheyAreWhenTheNoiseIsThreeTimesAsLargeAndDrifts() {
    List<NoiseModel> worse =
        NOISE.values().stream()
            .flatMap(rows -> rows.values().stream())
            .map(one -> new NoiseModel(3 * one.sigma() + 0.02, one.phi(), 0.01, 0.1, -0.5, 0))
            .toList();

    assertThat(falselyRegressed(worse)).isLessThanOrEqualTo(MOST_OF_THEM);
  }

  /** Whole microseconds about 15: a step is 6.7 %, most figures have their equals. */
  @ParameterizedTest
  @MethodSource("groups")
  void soTheyAreWhenMostFiguresAreTied(String group) {
    List<NoiseModel> coarse =
        family(group, NOISE.get(group).keySet().iterator().next()).stream()
            .map(one -> one.rounded(1.0 / 15))
            .toList();

    assertThat(falselyRegressed(coarse)).isLessThanOrEqualTo(MOST_OF_THEM);
  }

  /** What no statistics may miss: five load runs a side, ten times as slow. */
  @Test
  void tenfoldSlownessIsFoundInFiveRunsOfTwoRowsOfWholeMicroseconds() {
    List<NoiseModel> family =
        List.copyOf(NOISE.get("load at 1500/s").values()).stream()
            .map(one -> one.rounded(1.0 / 15))
            .toList();

    assertThat(Simulation.share(family, 5, 0.1, RowVerdict.REGRESSED, TIMES)).isEqualTo(1);
  }

  /** Two threads on one lock fork one time in 24 into another regime. */
  @ParameterizedTest
  @CsvSource({"UncontendedBench.shared, 10", "UncontendedBench.exclusive, 10", "MixBench.pair, 10"})
  void lossOfThroughputIsFound(String row, int forks) {
    List<NoiseModel> family = family(LONG_FORKS, row);

    assertThat(Simulation.share(family, forks, 0.9, RowVerdict.REGRESSED, TIMES))
        .as("a tenth")
        .isGreaterThanOrEqualTo(0.80);
    assertThat(Simulation.share(family, forks, 0.8, RowVerdict.REGRESSED, TIMES))
        .as("a fifth")
        .isGreaterThanOrEqualTo(0.99);
  }

  /**
   * Two threads with a processor each: 24 forks of 2026-11-26 spread 0.058 in slow waves, without
   * outliers. Whether neighbours are alike or not, twelve a side find a tenth where ten do not.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void lossOfATenthOnTwoPinnedThreadsIsFoundByTwelveASide(double neighbours) {
    List<NoiseModel> family =
        Collections.nCopies(FAMILY, new NoiseModel(0.058, neighbours, 0, 0, 0, 0));

    assertThat(Simulation.share(family, 12, 0.9, RowVerdict.REGRESSED, TIMES))
        .isGreaterThanOrEqualTo(0.80);
    assertThat(Simulation.share(family, 10, 0.9, RowVerdict.REGRESSED, TIMES)).isLessThan(0.80);
  }

  /** The order of the sides protects the level whichever way neighbours depend on each other. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 0.5, 0.9})
  void equalBuildsAreSeldomCalledRegressedThoughNeighboursAreAlikeOrUnlike(double neighbours) {
    NoiseModel waves = NoiseModel.ofSpread(0.05).withNeighbours(neighbours);

    assertThat(falselyRegressed(Collections.nCopies(FAMILY, waves)))
        .isLessThanOrEqualTo(MOST_OF_THEM);
  }

  /** Three forks in 24 ran three times as fast: ranked with the others they hide what was lost. */
  @Test
  void lossIsFoundThoughForksLieFarOff() {
    List<NoiseModel> family = family("3 iterations", "MixBench.pair");

    assertThat(Simulation.share(family, 20, 0.8, RowVerdict.REGRESSED, TIMES))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void lossOfATenthIsSeldomCalledTheSame() {
    List<NoiseModel> family = family(LONG_FORKS, "UncontendedBench.shared");

    assertThat(Simulation.share(family, FORKS, 0.9, RowVerdict.SAME, TIMES))
        .isLessThanOrEqualTo(0.01);
  }
}
