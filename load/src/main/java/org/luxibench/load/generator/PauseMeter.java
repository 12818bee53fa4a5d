package org.luxibench.load.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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
  private final List<Pause> pauses = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts watching.
   *
   * @param legStart what {@link Pause#t()} counts from, by {@link System#nanoTime}
   */
  public PauseMeter(long legStart) {
    this.legStart = legStart;
    this.thread = new Thread(this::measure, "pause-meter");
    thread.setDaemon(true);
    thread.start();
  }

  private void measure() {
    long before = System.nanoTime();
    while (!closed) {
      LockSupport.parkNanos(SLEEP_NANOS);
      long now = System.nanoTime();
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
