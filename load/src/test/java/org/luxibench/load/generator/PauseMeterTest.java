package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Pause;

class PauseMeterTest {
  private static final long MILLI = 1_000_000;
  private static final long LEG_START = 5_000 * MILLI;

  private long now = LEG_START;

  @Test
  void sleepingAsLongAsMeantIsNoPause() {
    assertThat(pausesOf(1, 1, 1, 1)).isEmpty();
  }

  @Test
  void wakingTenMillisecondsLateIsNoPauseYet() {
    assertThat(pausesOf(11, 1, 11)).isEmpty();
  }

  @Test
  void aPauseIsToldWithItsEndAndWhatItLastedBeyondTheSleep() {
    assertThat(pausesOf(1, 251, 1, 13))
        .containsExactly(
            new Pause(0.252, 250_000, "generator"), new Pause(0.266, 12_000, "generator"));
  }

  @Test
  void aPauseIsNotCountedTwice() {
    assertThat(pausesOf(101, 1, 1, 1)).hasSize(1);
  }

  /** Of a machine on which each of the sleeps lasted so long, milliseconds. */
  private List<Pause> pausesOf(Integer... sleepMillis) {
    ArrayDeque<Integer> sleeps = new ArrayDeque<>(List.of(sleepMillis));
    PauseMeter[] meter = new PauseMeter[1];
    meter[0] =
        new PauseMeter(
            LEG_START,
            () -> now,
            meant -> {
              now += sleeps.remove() * MILLI;
              if (sleeps.isEmpty()) {
                meter[0].close();
              }
            });
    meter[0].measure();
    return meter[0].pauses();
  }
}
