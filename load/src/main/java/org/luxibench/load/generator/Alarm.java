package org.luxibench.load.generator;

import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a selector at a time, to some ten microseconds: a thread of its own that parks until then.
 *
 * <p>{@link #at} is what it is set to. The selecting thread sets it and unparks this one, which
 * takes the time back with a compare-and-set when it has come, so that a newer one is never lost.
 */
final class Alarm implements AutoCloseable {
  private static final long NEVER = Long.MAX_VALUE;

  private final Selector selector;
  private final Thread thread;
  private final AtomicLong at = new AtomicLong(NEVER);
  private volatile boolean closed;

  Alarm(Selector selector) {
    this.selector = selector;
    this.thread = new Thread(this::watch, "alarm");
    thread.setDaemon(true);
    thread.start();
  }

  /** Wakes the selector at a time of {@link System#nanoTime}, and at none that was set before. */
  void set(long time) {
    if (at.get() != time) {
      at.set(time);
      LockSupport.unpark(thread);
    }
  }

  private void watch() {
    while (!closed) {
      long time = at.get();
      long left = time == NEVER ? NEVER : time - System.nanoTime();
      if (left == NEVER) {
        LockSupport.park(this);
      } else if (left > 0) {
        LockSupport.parkNanos(this, left);
      } else if (at.compareAndSet(time, NEVER)) {
        selector.wakeup();
      }
    }
  }

  /** Afterwards the selector may be closed too. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
