package org.luxibench.load.generator;

/** Tallies of phases that did not happen. */
public final class MadeTally {
  private static final long MILLI = 1_000_000;

  private MadeTally() {}

  /**
   * A second in which some requests were sent late, and all were answered 10 ms after that.
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
      Call call = new Call(0, new byte[0], start + number);
      call.sent = call.scheduled + (number < late ? lateMillis * MILLI : 0);
      tally.planned(call);
      tally.sent(call);
      tally.completed(call, call.sent + 10 * MILLI);
    }
    tally.ended(start + 1_000 * MILLI);
    return tally;
  }

  /**
   * A second of requests of which some found no client free, and all were answered 10 ms after they
   * were sent.
   *
   * @param requests in all
   * @param starved how many of them
   * @param waitMillis how long those waited
   */
  public static PhaseTally starved(int requests, int starved, long waitMillis) {
    long start = System.nanoTime();
    PhaseTally tally = new PhaseTally("only", 1, start);
    tally.began(start);
    for (int number = 0; number < requests; number++) {
      Call call = new Call(0, new byte[0], start + number);
      tally.planned(call);
      if (number < starved) {
        tally.starved();
        call.waitedUntil(call.scheduled + waitMillis * MILLI);
      }
      call.sent = call.scheduled + call.waited();
      tally.sent(call);
      tally.completed(call, call.sent + 10 * MILLI);
    }
    tally.ended(start + 1_000 * MILLI);
    return tally;
  }

  /** One request answered in time, and a frame that none awaited. */
  public static PhaseTally withAnUnaskedReply() {
    PhaseTally tally = late(1, 0, 0);
    tally.unasked();
    return tally;
  }

  /**
   * Three seconds with requests of two kinds in turn, five of each in the first and the third
   * second. Those of kind 0 are sent at once and answered after 1 ms, those of kind 1 sent 2 ms
   * late and answered after 3 ms more; the second-last is never answered within 10 s.
   */
  public static PhaseTally twoKinds(long startNanos, IntervalSink log) {
    PhaseTally tally = new PhaseTally("two", 2, startNanos, 3_000 * MILLI, log);
    tally.began(startNanos);
    for (int number = 0; number < 20; number++) {
      long second = number < 10 ? 0 : 2;
      int kind = number % 2;
      Call call =
          new Call(kind, new byte[0], startNanos + second * 1_000 * MILLI + number % 10 * MILLI);
      call.sent = call.scheduled + 2L * kind * MILLI;
      tally.planned(call);
      tally.sent(call);
      if (number == 18) {
        tally.timeout(call, call.sent + 10_000 * MILLI);
      } else {
        tally.completed(call, call.sent + (1 + 2L * kind) * MILLI);
      }
    }
    tally.ended(startNanos + 3_000 * MILLI);
    tally.closed();
    return tally;
  }
}
