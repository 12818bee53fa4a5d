package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ChangePointTest {
  /**
   * The Nile's yearly flow at Aswan, 1871 to 1970, in 10^8 m³ (R's data set Nile). Cobb, The
   * Problem of the Nile, Biometrika 65 (1978), finds the change at 1898: the first 28 years are on
   * the old level.
   */
  private static final double[] NILE = {
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649,
    846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815,
    1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
  };

  static Stream<ChangeDetector> detectors() {
    return Stream.of(EDivisive.withSeed(1), EDivisiveT.withMagnitude(0.05));
  }

  /** Log-normal figures on levels, each for so many runs. */
  private static double[] steps(long seed, double sigma, double[] levels, int each) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] series = new double[levels.length * each];
    for (int i = 0; i < series.length; i++) {
      series[i] = levels[i / each] * Math.exp(sigma * random.nextGaussian());
    }
    return series;
  }

  private static List<Integer> indices(List<ChangePoint> changes) {
    return changes.stream().map(ChangePoint::index).toList();
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void nileFallsAfterTheTwentyEighthYear(ChangeDetector detector) {
    assertThat(Arrays.stream(NILE).average().orElseThrow()).isCloseTo(919.35, within(1e-9));

    List<ChangePoint> changes = detector.detect(NILE);

    assertThat(indices(changes)).containsExactly(28);
    assertThat(changes.get(0).before()).isCloseTo(1097.75, within(0.01));
    assertThat(changes.get(0).after()).isCloseTo(849.97, within(0.01));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void stepsOfATenthAreFoundWhereTheyAre(ChangeDetector detector) {
    double[] series = steps(3, 0.01, new double[] {100, 90, 100, 112}, 15);

    assertThat(indices(detector.detect(series))).containsExactly(15, 30, 45);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void seriesTooShortHasNoChange(ChangeDetector detector) {
    assertThat(detector.detect(new double[] {1, 2, 3})).isEmpty();
    assertThat(detector.detect(new double[0])).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void oneOutlierIsNoChange(ChangeDetector detector) {
    double[] series = steps(5, 0.01, new double[] {100}, 40);
    series[20] = 300;

    assertThat(detector.detect(series)).isEmpty();
  }

  @Test
  void stepBelowTheLeastMagnitudeIsPassedOver() {
    double[] series = steps(7, 0.002, new double[] {100, 103}, 20);

    assertThat(EDivisiveT.withMagnitude(0.05).detect(series)).isEmpty();
    assertThat(indices(EDivisiveT.withMagnitude(0.01).detect(series))).containsExactly(20);
  }

  @Test
  void stepWithoutNoiseIsFound() {
    double[] series = {5, 5, 5, 5, 6, 6, 6, 6};

    assertThat(indices(EDivisiveT.withMagnitude(0.05).detect(series))).containsExactly(4);
  }

  /** 5 % is the level: 200 series without a change may show about ten. */
  @Test
  void shufflesKeepTheirLevelOnSeriesWithoutChange() {
    long found =
        LongStream.range(0, 200)
            .filter(
                seed ->
                    !new EDivisive(1, 3, 99, 0.05, seed)
                        .detect(steps(seed, 0.05, new double[] {100}, 25))
                        .isEmpty())
            .count();

    assertThat(found).isLessThanOrEqualTo(18);
  }

  @Test
  void tTestSeldomSeesAChangeWhereThereIsNone() {
    EDivisiveT detector = EDivisiveT.withMagnitude(0.05);
    long found =
        LongStream.range(0, 500)
            .filter(seed -> !detector.detect(steps(seed, 0.05, new double[] {100}, 25)).isEmpty())
            .count();

    assertThat(found).isLessThanOrEqualTo(10);
  }
}
