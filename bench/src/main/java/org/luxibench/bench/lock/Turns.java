package org.luxibench.bench.lock;

import java.util.List;

/** One thread's share of a contest whose turns are counted from 1. */
final class Turns {
  private long count;
  private long last;
  private long longestGap;

  /** It had the turn of this number. */
  void had(long turn) {
    noteGap(turn);
    last = turn;
    count++;
  }

  /**
   * The contest is over.
   *
   * @param turns how many there were
   */
  void end(long turns) {
    noteGap(turns + 1);
  }

  private void noteGap(long next) {
    longestGap = Math.max(longestGap, next - last - 1);
  }

  /** Turns of others in a row, at most, from the first turn to the end. */
  long longestGap() {
    return longestGap;
  }

  /** Jain's index of who had how many: 1 is even, one part in n is one taking all. */
  static double jainIndex(List<Turns> all) {
    double sum = all.stream().mapToDouble(each -> each.count).sum();
    double squares = all.stream().mapToDouble(each -> (double) each.count * each.count).sum();
    return sum * sum / (all.size() * squares);
  }
}
