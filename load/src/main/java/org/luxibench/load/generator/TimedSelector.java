package org.luxibench.load.generator;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.Consumer;

/**
 * A selector that returns in time for what is due next, to the microsecond.
 *
 * <p>A selector sleeps whole milliseconds. So an alarm wakes this one {@value #SPIN_NANOS} ns
 * before the time, and it spins over the rest: where requests are closer than that, it takes a core
 * for itself.
 */
public final class TimedSelector implements AutoCloseable {
  private static final long SPIN_NANOS = 250_000;
  private static final long LONGEST_MILLIS = 1_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Selector selector;
  private final Alarm alarm;

  private TimedSelector(Selector selector) {
    this.selector = selector;
    this.alarm = new Alarm(selector);
  }

  /** A new one. */
  public static TimedSelector open() throws IOException {
    return new TimedSelector(Selector.open());
  }

  /** To register channels with. */
  public Selector selector() {
    return selector;
  }

  /**
   * Hands on the keys that are ready; waits for one until a time, or a second at most, or until
   * woken up.
   *
   * @param due by {@link System#nanoTime}, or {@link Long#MAX_VALUE}
   */
  public void selectUntil(long due, Consumer<SelectionKey> ready) throws IOException {
    long left = due == Long.MAX_VALUE ? Long.MAX_VALUE : due - System.nanoTime();
    if (left > SPIN_NANOS) {
      if (left < LONGEST_MILLIS * NANOS_PER_MILLI) {
        alarm.set(due - SPIN_NANOS);
      }
      selector.select(ready, Math.min(LONGEST_MILLIS, left / NANOS_PER_MILLI + 1));
    } else {
      Thread.onSpinWait();
      selector.selectNow(ready);
    }
  }

  /** Hands on the keys that are ready now, and tells how many they were. */
  public int selectNow(Consumer<SelectionKey> ready) throws IOException {
    return selector.selectNow(ready);
  }

  /** Ends a wait; any thread may call it. */
  public void wakeup() {
    selector.wakeup();
  }

  @Override
  public void close() throws IOException {
    alarm.close();
    selector.close();
  }
}
