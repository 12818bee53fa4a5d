package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BcaBootstrapTest {
  /** Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 14.1: spatial test A. */
  private static final Sample SPATIAL_A =
      Sample.of(
          48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24,
          26, 30, 41);

  private static double variance(double[] figures) {
    double mean = Arrays.stream(figures).average().orElseThrow();
    return Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
  }

  /**
   * The book's table 14.2 gives (115.8, 259.6) from 2,000 resamples; SciPy 1.17.1's {@code
   * bootstrap(..., method="BCa")} (116.04, 262.18) from 200,000.
   */
  @Test
  void varianceOfTheSpatialTestHasThePublishedInterval() {
    Interval interval =
        new BcaBootstrap(100_000, 0.90, 1).of(List.of(SPATIAL_A), s -> variance(s[0]));

    assertThat(variance(SPATIAL_A.toArray())).isCloseTo(171.5, within(0.05));
    assertThat(interval.low()).isCloseTo(116.0, within(1.0));
    assertThat(interval.high()).isCloseTo(262.2, within(1.5));
  }

  /** SciPy 1.17.1, 100,000 resamples: (0.9575, 1.1508) to half a unit of the third digit. */
  @Test
  void ratioOfMeansOfTwoSamplesHasScipysInterval() {
    Sample x =
        Sample.of(
            102.98, 108.0, 102.83, 87.33, 108.91, 104.03, 94.28, 105.44, 103.18, 102.45, 99.77,
            105.07, 92.42, 97.88, 94.8);
    Sample y =
        Sample.of(
            120.28, 110.6, 105.23, 97.78, 105.79, 110.08, 105.49, 133.5, 127.87, 73.21, 82.82,
            107.1);

    Interval interval =
        new BcaBootstrap(100_000, 0.95, 1).of(List.of(x, y), s -> mean(s[1]) / mean(s[0]));

    assertThat(interval.low()).isCloseTo(0.9575, within(0.001));
    assertThat(interval.high()).isCloseTo(1.1508, within(0.001));
  }

  /** SciPy 1.17.1, 100,000 resamples: (0.89381, 0.94336). */
  @Test
  void ratioOfMediansHasScipysInterval() {
    Sample base = Sample.of(101.2, 99.8, 103.1, 98.7, 100.4, 107.9, 99.1, 100.9, 97.5, 102.2);
    Sample candidate = Sample.of(92.4, 91.1, 95.0, 90.2, 93.3, 99.9, 89.8, 92.8, 88.7, 94.1);

    Interval interval = new BcaBootstrap(100_000, 0.95, 7).ratioOfMedians(base, candidate);

    assertThat(interval.low()).isCloseTo(0.8938, within(0.001));
    assertThat(interval.high()).isCloseTo(0.9434, within(0.001));
  }

  @Test
  void seedDecidesTheInterval() {
    Sample other = Sample.of(1.5, 2.5, 9.75, 4.25, 3.125);
    BcaBootstrap one = new BcaBootstrap(200, 0.95, 1);

    assertThat(one.ratioOfMedians(SPATIAL_A, other))
        .isEqualTo(one.ratioOfMedians(SPATIAL_A, other));
  }

  @Test
  void equalFiguresHaveAnIntervalWithoutWidth() {
    Sample equal = Sample.of(2, 2, 2);

    assertThat(BcaBootstrap.withSeed(1).ratioOfMedians(equal, equal)).isEqualTo(new Interval(1, 1));
  }

  @Test
  void oneFigureGivesNoInterval() {
    assertThat(BcaBootstrap.withSeed(1).ratioOfMedians(Sample.of(1), SPATIAL_A))
        .isEqualTo(Interval.UNKNOWN);
  }

  private static double mean(double[] figures) {
    return Arrays.stream(figures).average().orElseThrow();
  }
}
