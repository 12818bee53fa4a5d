package org.luxibench.load.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.luxibench.results.load.Pause;

/**
 * Notices when this process stood still: a thread that means to sleep a millisecond and wakes up
 * much later was kept from running, and so was the generator beside it.
 *
 * <p>Guarded by {@code this}: the pauses.
 */
public final class PauseMeter implements AutoCloseable {
  private static final long SLEEP_NANOS = 1_000_000;
  private static final long LEAST_NANOS = 10_000_000;

  private final long legStart;
  private final LongSupplier clock;
  private final LongConsumer sleep;
  private final List<Pause> pauses = new ArrayList<>();
  private volatile boolean closed;

  /**
   * Starts watching.
   *
   * @param legStart what {@link Pause#t()} counts from, by {@link System#nanoTime}
   */
  public PauseMeter(long legStart) {
    this(legStart, System::nanoTime, LockSupport::parkNanos);
    Thread thread = new Thread(this::measure, "pause-meter");
    thread.setDaemon(true);
    thread.start();
  }

  /** One by another clock, that watches while {@link #measure} runs. */
  PauseMeter(long legStart, LongSupplier clock, LongConsumer sleep) {
    this.legStart = legStart;
    this.clock = clock;
    this.sleep = sleep;
  }

  /** Watches until closed. */
  void measure() {
    long before = clock.getAsLong();
    while (!closed) {
      sleep.accept(SLEEP_NANOS);
      long now = clock.getAsLong();
      long late = now - before - SLEEP_NANOS;
      if (late > LEAST_NANOS) {
        add(new Pause((now - legStart) / 1e9, late / 1_000, "generator"));
      }
      before = now;
    }
  }

  private synchronized void add(Pause pause) {
    pauses.add(pause);
  }

  /** Pauses of more than 10 ms so far. */
  public synchronized List<Pause> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public void close() {
    closed = true;
  }
}
