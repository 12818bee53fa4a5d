package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How often the judge is wrong, on noise fitted from real forks; all seeds are fixed. */
final class ErrorRateTest {
  private static final int TIMES = 1_000;
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
    for (int seed = 0; seed < TIMES; seed++) {
      Comparison same = Simulation.compare(noise, FORKS, 1, seed);
      families += same.count(RowVerdict.REGRESSED) > 0 ? 1 : 0;
    }
    return families;
  }

  @ParameterizedTest
  @MethodSource("groups")
  void equalBuildsAreCalledRegressedInOneFamilyOfAHundredAtMost(String group) {
    String row = NOISE.get(group).keySet().iterator().next();

    assertThat(falselyRegressed(family(group, row))).isLessThanOrEqualTo(TIMES / 100);
  }

  @Test
  void soTheyAreWhenTheNoiseIsThreeTimesAsLargeAndDrifts() {
    List<NoiseModel> worse =
        NOISE.values().stream()
            .flatMap(rows -> rows.values().stream())
            .map(one -> new NoiseModel(3 * one.sigma() + 0.02, 0.01, 0.1, -0.5, 0))
            .toList();

    assertThat(falselyRegressed(worse)).isLessThanOrEqualTo(TIMES / 100);
  }

  /** Whole microseconds about 15: a step is 6.7 %, most figures have their equals. */
  @ParameterizedTest
  @MethodSource("groups")
  void soTheyAreWhenMostFiguresAreTied(String group) {
    List<NoiseModel> coarse =
        family(group, NOISE.get(group).keySet().iterator().next()).stream()
            .map(one -> one.rounded(1.0 / 15))
            .toList();

    assertThat(falselyRegressed(coarse)).isLessThanOrEqualTo(TIMES / 100);
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
