package org.luxibench.luxi;

/**
 * An artificial slowness of every request, for proving that comparisons notice one. Costs nothing
 * unless asked for by the system property {@code luxibench.slow.requestNanos}.
 */
final class Handicap {
  private static final long NANOS = Long.getLong("luxibench.slow.requestNanos", 0);

  private Handicap() {}

  static void apply() {
    if (NANOS > 0) {
      long end = System.nanoTime() + NANOS;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
  }
}
