package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often the judge is wrong, on noise fitted from real forks; all seeds are fixed. */
final class ErrorRateTest {
  private static final int TIMES = 1_000;
  private static final int FORKS = 10;
  private static final List<NoiseModel> NOISE = Simulation.realNoise();

  /** The rows that a busy neighbour left alone; what the others need is in the documentation. */
  private static final List<NoiseModel> CALM =
      NOISE.stream().filter(row -> row.sigma() <= 0.05).toList();

  private static long falselyRegressed(List<NoiseModel> noise) {
    long families = 0;
    for (int seed = 0; seed < TIMES; seed++) {
      Comparison same = Simulation.compare(noise, FORKS, 1, seed);
      families += same.count(RowVerdict.REGRESSED) > 0 ? 1 : 0;
    }
    return families;
  }

  /** Each row in turn as the one that loses, the others equal: the average over rows. */
  private static double found(double speed) {
    double sum = 0;
    for (NoiseModel row : CALM) {
      List<NoiseModel> turned = new ArrayList<>(NOISE);
      turned.remove(row);
      turned.add(0, row);
      sum += Simulation.share(turned, FORKS, speed, RowVerdict.REGRESSED, TIMES / CALM.size());
    }
    return sum / CALM.size();
  }

  @Test
  void equalBuildsAreCalledRegressedInOneFamilyOfAHundredAtMost() {
    assertThat(falselyRegressed(NOISE)).isLessThanOrEqualTo(TIMES / 100);
  }

  @Test
  void soTheyAreWhenTheNoiseIsThreeTimesAsLargeAndDrifts() {
    List<NoiseModel> worse =
        NOISE.stream().map(one -> new NoiseModel(3 * one.sigma() + 0.02, 0.01, 0.1, -0.5)).toList();

    assertThat(falselyRegressed(worse)).isLessThanOrEqualTo(TIMES / 100);
  }

  @Test
  void lossOfATenthIsFoundFourTimesInFive() {
    assertThat(found(0.9)).isGreaterThanOrEqualTo(0.80);
  }

  @Test
  void lossOfAFifthIsFoundNearlyAlways() {
    assertThat(found(0.8)).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void lossOfATenthIsSeldomCalledTheSame() {
    assertThat(Simulation.share(CALM, FORKS, 0.9, RowVerdict.SAME, TIMES))
        .isLessThanOrEqualTo(0.01);
  }
}
