package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Spacing;

class ServerLogTest {
  private static final long MILLI = 1_000_000;
  private static final long START = -5_000 * MILLI;
  private static final long TIMEOUT = 700 * MILLI;

  @Test
  void responseTimesCountFromWhenEachRequestWasDue() {
    ServerLog log = new ServerLog();
    log.received(0, START + 7 * MILLI);
    log.received(1, START + 101 * MILLI);
    log.received(2, START + 200 * MILLI);
    log.answered(2, START + 205 * MILLI);
    log.answered(0, START + 150 * MILLI);
    ServedTimes times = log.times(tenASecond(), START, TIMEOUT);
    assertThat(times.percentileMicros(33)).isEqualTo(5_000);
    assertThat(times.percentileMicros(66)).isEqualTo(150_000);
    assertThat(times.percentileMicros(100)).isEqualTo(700_000);
    assertThat(log.lateness(tenASecond(), START).percentileMicros(66)).isEqualTo(1_000);
    assertThat(log.lateness(tenASecond(), START).percentileMicros(100)).isEqualTo(7_000);
  }

  @Test
  void aLongLogKeepsWhatItHad() {
    ServerLog log = new ServerLog();
    for (int number = 0; number < 5_000; number++) {
      log.received(number, START + number * 100L * MILLI);
      log.answered(number, START + (number * 100L + 1) * MILLI);
    }
    ServedTimes times = log.times(tenASecond(), START, TIMEOUT);
    assertThat(times.percentileMicros(0)).isCloseTo(1_000, within(0.01));
    assertThat(times.percentileMicros(100)).isCloseTo(1_000, within(0.01));
  }

  @Test
  void percentilesAreNearestRanks() {
    ServedTimes times = new ServedTimes(new long[] {40_000, 20_000, 10_000, 30_000});
    assertThat(times.percentileMicros(50)).isEqualTo(20);
    assertThat(times.percentileMicros(51)).isEqualTo(30);
    assertThat(times.percentileMicros(99.9)).isEqualTo(40);
  }

  private static Arrivals tenASecond() {
    return new Arrivals(new ConstantRate(10), Spacing.CONSTANT, 1_000, 1);
  }
}
