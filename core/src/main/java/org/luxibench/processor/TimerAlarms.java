package org.luxibench.processor;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Alarms of the system's clock, all on one daemon thread. */
public final class TimerAlarms implements Alarms, AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  public TimerAlarms() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "lock-attempts");
              thread.setDaemon(true);
              return thread;
            });
    // Most attempts are granted long before their time: what is canceled must not pile up.
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Alarm in(long delayNanos, Runnable action) {
    Future<?> pending = timer.schedule(action, delayNanos, TimeUnit.NANOSECONDS);
    return () -> pending.cancel(false);
  }

  /** Forgets all alarms to come. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
