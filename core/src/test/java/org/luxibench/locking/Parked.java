package org.luxibench.locking;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A thread that has parked in a call. */
final class Parked<T> {
  final Thread thread;
  private final FutureTask<T> call;

  private Parked(FutureTask<T> call) {
    this.call = call;
    this.thread = new Thread(call);
  }

  /** Returns once the thread is parked. */
  static <T> Parked<T> in(Callable<T> call) {
    Parked<T> parked = new Parked<>(new FutureTask<>(call));
    parked.thread.start();
    Awaitility.await()
        .until(
            () ->
                parked.thread.getState() == Thread.State.WAITING
                    || parked.thread.getState() == Thread.State.TIMED_WAITING);
    return parked;
  }

  /** What the call returned; what it threw is the cause of an ExecutionException. */
  T result() throws Exception {
    return call.get(10, TimeUnit.SECONDS);
  }

  /** How often a living thread has parked or waited so far. */
  static long waits(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
  }
}
