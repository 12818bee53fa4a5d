package org.luxibench.luxi;

import java.util.function.LongSupplier;

/**
 * Keeps one misbehaving client from filling the log: so many lines a second, then a count.
 * Thread-safe.
 */
final class LogBudget {
  private static final long SECOND = 1_000_000_000;

  private final int linesPerSecond;
  private final LongSupplier nanoTime;
  private long secondBegan;
  private int lines;
  private int withheld;

  LogBudget(int linesPerSecond, LongSupplier nanoTime) {
    this.linesPerSecond = linesPerSecond;
    this.nanoTime = nanoTime;
    this.secondBegan = nanoTime.getAsLong();
  }

  /**
   * Whether a line may be written now.
   *
   * @return how many were withheld since the last one written, or −1 if this one is to be, too
   */
  synchronized int spend() {
    long now = nanoTime.getAsLong();
    if (now - secondBegan >= SECOND) {
      secondBegan = now;
      lines = 0;
    }
    if (lines == linesPerSecond) {
      withheld++;
      return -1;
    }
    lines++;
    int before = withheld;
    withheld = 0;
    return before;
  }
}
