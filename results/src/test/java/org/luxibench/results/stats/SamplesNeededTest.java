package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The counts are put to the test: with so many samples, is it found? */
final class SamplesNeededTest {
  private static final int TIMES = 400;

  private static Sample drawn(double centre, double sigma, int count, SplittableRandom random) {
    double[] figures = new double[count];
    for (int i = 0; i < count; i++) {
      figures[i] = Math.exp(centre + sigma * random.nextGaussian());
    }
    return Sample.of(figures);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.1, 0.02", "0.1, 0.1, 0.02", "0.1, 0.1, 0.001", "0.3, 0.2, 0.003"})
  void soManySamplesShowAChangeFourTimesInFive(double sigma, double shift, double level) {
    SplittableRandom random = new SplittableRandom(1);
    int count = SamplesNeeded.toShowChange(sigma, shift, level);
    int found = 0;
    for (int i = 0; i < TIMES; i++) {
      Sample one = drawn(0, sigma, count, random);
      found += MannWhitney.pValue(one, drawn(shift, sigma, count, random)) <= level ? 1 : 0;
    }

    assertThat((double) found / TIMES).as("with %d samples", count).isBetween(0.7, 0.93);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 0.0488", "0.05, 0.0488", "0.1, 0.1"})
  void soManySamplesKeepTheIntervalWithinFourTimesInFive(double sigma, double distance) {
    SplittableRandom random = new SplittableRandom(2);
    int count = SamplesNeeded.toShowSameness(sigma, distance, SamplesNeeded.Z_SAME);
    int within = 0;
    for (int i = 0; i < TIMES; i++) {
      Sample one = drawn(0, sigma, count, random);
      Sample other = drawn(0, sigma, count, random);
      Interval interval = new BcaBootstrap(400, 0.95, i).ratioOfMedians(one, other);
      within += interval.within(Math.exp(-distance), Math.exp(distance)) ? 1 : 0;
    }

    assertThat((double) within / TIMES).as("with %d samples", count).isBetween(0.7, 0.93);
  }

  @Test
  void fewSamplesOfNoNoiseStillHaveToReachTheLevel() {
    assertThat(SamplesNeeded.toShowChange(0.001, 1, 0.02)).isEqualTo(5);
    assertThat(SamplesNeeded.toShowChange(0.001, 1, 0.02 / 9)).isEqualTo(6);
  }

  /** Load runs of 15 us in whole microseconds, whose spread is less than a step. */
  @Test
  void spreadOfRoundedFiguresIsThatBeforeRounding() {
    SplittableRandom random = new SplittableRandom(4);
    int near = 0;
    for (int i = 0; i < TIMES; i++) {
      Sample one = rounded(drawn(Math.log(15), 0.05, 10, random));
      double sigma = SamplesNeeded.logSigma(one, rounded(drawn(Math.log(18), 0.05, 10, random)));
      near += sigma > 0.035 && sigma < 0.07 ? 1 : 0;
    }

    assertThat((double) near / TIMES).isGreaterThan(0.85);
  }

  @Test
  void spreadOfEqualFiguresIsNone() {
    assertThat(SamplesNeeded.logSigma(Sample.of(3, 3, 3), Sample.of(3, 3))).isZero();
  }

  private static Sample rounded(Sample sample) {
    return Sample.of(sample.toList().stream().map(Math::rint).toList());
  }

  @Test
  void hopelessNoiseNeedsTheMostThatIsTold() {
    assertThat(SamplesNeeded.toShowChange(9, 0.05, 0.02)).isEqualTo(SamplesNeeded.MOST);
    assertThat(SamplesNeeded.toShowSameness(9, 0.05, 1.96)).isEqualTo(SamplesNeeded.MOST);
  }
}
