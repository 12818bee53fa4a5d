package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An alarm that never came would leave the selector asleep: the time-out is for that. */
@Timeout(20)
class AlarmTest {
  private static final long MILLI = 1_000_000;

  @Test
  void wakesTheSelectorAtItsTimeAndNotBefore() throws Exception {
    try (Selector selector = Selector.open();
        Alarm alarm = new Alarm(selector)) {
      long time = System.nanoTime() + 20 * MILLI;
      alarm.set(time);

      selector.select();

      assertThat(System.nanoTime() - time).isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void isTheOneSetLast() throws Exception {
    try (Selector selector = Selector.open();
        Alarm alarm = new Alarm(selector)) {
      long first = System.nanoTime() + 20 * MILLI;
      alarm.set(first);
      alarm.set(first + 20 * MILLI);

      selector.select();

      assertThat(System.nanoTime() - first).isGreaterThanOrEqualTo(20 * MILLI);
    }
  }

  @Test
  void canBeSetAgainOnceItHasCome() throws Exception {
    try (Selector selector = Selector.open();
        Alarm alarm = new Alarm(selector)) {
      alarm.set(System.nanoTime());
      selector.select();
      long second = System.nanoTime() + 5 * MILLI;
      alarm.set(second);

      selector.select();

      assertThat(System.nanoTime() - second).isGreaterThanOrEqualTo(0);
    }
  }
}
