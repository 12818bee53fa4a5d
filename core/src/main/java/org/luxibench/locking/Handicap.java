package org.luxibench.locking;

/**
 * An artificial slowdown of acquire, so that a comparison of two builds can be shown to see one:
 * the system property {@code luxibench.slow.acquireNanos}, nanoseconds, 0 by default. A constant to
 * the compiler: unset, it costs nothing.
 */
final class Handicap {
  private static final long ACQUIRE_NANOS = Long.getLong("luxibench.slow.acquireNanos", 0);

  private Handicap() {}

  static void onAcquire() {
    if (ACQUIRE_NANOS > 0) {
      long start = System.nanoTime();
      while (System.nanoTime() - start < ACQUIRE_NANOS) {
        Thread.onSpinWait();
      }
    }
  }
}
