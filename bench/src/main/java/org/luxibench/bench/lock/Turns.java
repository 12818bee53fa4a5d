package org.luxibench.bench.lock;

import java.util.List;

/** One thread's share of a contest whose turns are counted from 1. */
final class Turns {
  private long count;
  private long mostOvertakings;

  /**
   * It had a turn.
   *
   * @param asked how many turns had begun when it asked
   * @param turn the number of its own
   */
  void had(long asked, long turn) {
    note(turn - asked - 1);
    count++;
  }

  /**
   * The contest is over, and it had asked for one more turn.
   *
   * @param asked how many turns had begun when it asked
   * @param turns how many there were
   */
  void end(long asked, long turns) {
    note(turns - asked);
  }

  private void note(long overtakings) {
    mostOvertakings = Math.max(mostOvertakings, overtakings);
  }

  /** Turns that others began, at most, while it asked for one. */
  long mostOvertakings() {
    return mostOvertakings;
  }

  /** Jain's index of who had how many: 1 is even, one part in n is one taking all. */
  static double jainIndex(List<Turns> all) {
    double sum = all.stream().mapToDouble(each -> each.count).sum();
    double squares = all.stream().mapToDouble(each -> (double) each.count * each.count).sum();
    return sum * sum / (all.size() * squares);
  }
}
