package org.luxibench.load.generator;

/** Tallies of phases that did not happen. */
public final class MadeTally {
  private static final long MILLI = 1_000_000;

  private MadeTally() {}

  /**
   * A second in which some requests were noticed late, and all were answered 10 ms after that.
   *
   * @param requests in all
   * @param late how many of them
   * @param lateMillis how late those were
   */
  public static PhaseTally late(int requests, int late, long lateMillis) {
    long start = System.nanoTime();
    PhaseTally tally = new PhaseTally("only", 1, start);
    tally.began(start);
    for (int number = 0; number < requests; number++) {
      Call call = new Call(0, new byte[0], start + number, 0);
      call.sent = call.scheduled + (number < late ? lateMillis * MILLI : 0);
      tally.planned(call, call.sent);
      tally.sent(call);
      tally.completed(call, call.sent + 10 * MILLI);
    }
    tally.ended(start + 1_000 * MILLI);
    return tally;
  }
}
