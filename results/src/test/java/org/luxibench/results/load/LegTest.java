package org.luxibench.results.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LegTest {

  @Test
  void aStallThatTwoHaveSeenCountsOnce() {
    assertThat(paused(new Pause(2, 500_000, "generator"), new Pause(2.1, 300_000, "daemon")))
        .isCloseTo(600_000, within(1.0));
    assertThat(paused(new Pause(2, 500_000, "generator"), new Pause(1.9, 100_000, "daemon")))
        .as("one within the other")
        .isCloseTo(500_000, within(1.0));
  }

  @Test
  void stallsApartAddUp() {
    assertThat(paused(new Pause(2, 500_000, "generator"), new Pause(3, 300_000, "daemon")))
        .isCloseTo(800_000, within(1.0));
    assertThat(paused()).isZero();
  }

  private static double paused(Pause... pauses) {
    return new Leg(
            "leg", "", Verdict.PASSED, List.of(), List.of(), List.of(), List.of(pauses), List.of())
        .pausedMicros();
  }
}
