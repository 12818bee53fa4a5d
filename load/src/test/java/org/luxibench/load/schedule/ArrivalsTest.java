package org.luxibench.load.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  @Test
  void evenArrivalsOfAConstantRateAreEquallyFar() {
    assertThat(all(new Arrivals(new ConstantRate(10), Spacing.CONSTANT, 0.45, 1)))
        .containsExactly(0L, 100_000_000L, 200_000_000L, 300_000_000L, 400_000_000L);
  }

  @Test
  void profilesInvertTheirOwnCount() {
    Stream<RateProfile> profiles =
        Stream.of(
            new ConstantRate(7),
            new Ramp(2, 50, 4),
            new Ramp(50, 2, 4),
            new Steps(List.of(5.0, 20.0, 1.0), 2));
    assertThat(profiles)
        .allSatisfy(
            profile -> {
              for (double count = 0; count < 200; count += 0.7) {
                double there = profile.secondsOf(count);
                assertThat(profile.countBy(there)).isCloseTo(count, within(1e-9));
              }
            });
  }

  @Test
  void asManyAreDueBeforeTheEndAsTheProfileCounts() {
    Stream<RateProfile> profiles =
        Stream.of(
            new ConstantRate(8),
            new Steps(List.of(4.0, 16.0, 2.0), 2),
            new Bursts(2, 3, 1),
            new Bursts(8, 300, 0.1));
    assertThat(profiles)
        .allSatisfy(
            profile -> {
              for (double end : List.of(0.5, 1.0, 1.1, 2.0, 3.0, 4.0)) {
                int due = all(new Arrivals(profile, Spacing.CONSTANT, end, 1)).size();
                assertThat(due)
                    .as("%s by %s s", profile, end)
                    .isBetween((int) profile.countBy(end), (int) profile.countBy(end) + 1);
              }
            });
  }

  @Test
  void aBurstFallsDueAtOneInstant() {
    List<Long> times = all(new Arrivals(new Bursts(2, 3, 1), Spacing.CONSTANT, 2, 1));
    assertThat(times)
        .containsExactly(
            0L,
            500_000_000L,
            1_000_000_000L,
            1_000_000_000L,
            1_000_000_000L,
            1_000_000_000L,
            1_500_000_000L);
  }

  @Test
  void poissonGapsHaveTheMeanAndSpreadOfAnExponential() {
    List<Long> times = all(new Arrivals(new ConstantRate(1_000), Spacing.POISSON, 100, 7));
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < times.size(); i++) {
      double gap = (times.get(i) - times.get(i - 1)) / 1e9;
      sum += gap;
      squares += gap * gap;
    }
    double mean = sum / (times.size() - 1);
    double variance = squares / (times.size() - 1) - mean * mean;
    assertThat(mean).isCloseTo(1e-3, within(2e-5));
    assertThat(Math.sqrt(variance)).isCloseTo(1e-3, within(4e-5));
  }

  @Test
  void theSameSeedGivesTheSameArrivals() {
    Stream<List<Long>> twice =
        Stream.of(1, 2).map(run -> all(new Arrivals(new ConstantRate(50), Spacing.POISSON, 3, 42)));
    assertThat(twice.distinct()).hasSize(1);
  }

  @Test
  void aRateThatIsNoneIsRefusedWithItsValue() {
    assertThatThrownBy(() -> new ConstantRate(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rate 0.0/s");
  }

  private static List<Long> all(Arrivals arrivals) {
    List<Long> times = new ArrayList<>();
    for (long at = arrivals.nextNanos(); at != Arrivals.NONE; at = arrivals.nextNanos()) {
      times.add(at);
    }
    return times;
  }
}
