package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts of sharers, each in a cache line of its own, for a lock that several processors share all
 * the time: each owner has its cell, so that they do not take the line from each other. All are
 * empty if and only if no sharer is counted here, seen between two of their changes.
 */
final class SharerCells {
  /** Longs from one cell to the next: two cache lines, since processors fetch them in pairs. */
  private static final int STRIDE = 16;

  /**
   * Twice as many as processors, as a power of two, and 16 at most: few, because an exclusive
   * acquire reads all.
   */
  private static final int CELLS =
      Integer.highestOneBit(4 * Math.min(8, Runtime.getRuntime().availableProcessors()) - 1);

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] counts = new long[(CELLS + 1) * STRIDE];

  void enter(int stripe) {
    CELL.getAndAdd(counts, place(cell(stripe)), 1L);
  }

  void leave(int stripe) {
    CELL.getAndAdd(counts, place(cell(stripe)), -1L);
  }

  boolean areEmpty() {
    return sum() == 0;
  }

  long sum() {
    long sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      sum += (long) CELL.getVolatile(counts, place(cell));
    }
    return sum;
  }

  /** Neighbours among the stripes are far apart (Fibonacci hashing). */
  private static int cell(int stripe) {
    return (stripe * 0x9E3779B1) >>> Integer.numberOfLeadingZeros(CELLS - 1);
  }

  private static int place(int cell) {
    return (cell + 1) * STRIDE;
  }
}
