package org.luxibench.load.generator;

/**
 * Books what becomes of each request: in the tally of the phase, in the figures of the last second,
 * and in the count of those whose fate is still open. For the generator's thread alone.
 */
final class Ledger {
  private final Live live = new Live();
  private PhaseTally tally = new PhaseTally("", 0, 0);
  private int open;

  /** The last second's figures. */
  Live live() {
    return live;
  }

  /** From now on everything belongs to this phase. */
  void use(PhaseTally phase) {
    tally = phase;
  }

  void began(long now) {
    tally.began(now);
    live.restart(now);
  }

  /** No more will fall due; what is said later does not count. */
  void ended(long now) {
    if (tally.endNanos() == 0) {
      tally.ended(now);
    }
  }

  /** Whether a request was planned that is not settled. */
  boolean hasOpen() {
    return open > 0;
  }

  void planned(Call call, long now) {
    tally.planned(call, now);
    live.planned(now - call.scheduled);
    open++;
  }

  /** A request was made because the one before it was answered. */
  void followed(Call call) {
    call.follows = true;
    tally.followed(call);
    open++;
  }

  /** A request fell due and found no connection free. */
  void starved() {
    tally.starved();
  }

  void sent(Call call) {
    call.sent = System.nanoTime();
    tally.sent(call);
  }

  void completed(Call call, long now) {
    settle(call);
    tally.completed(call, now);
    live.completed(now - call.scheduled);
  }

  void error(Call call, String errorClass) {
    long now = System.nanoTime();
    settle(call);
    tally.error(call, now, errorClass);
    live.error(now - call.scheduled);
  }

  void timedOut(Call call, long now) {
    settle(call);
    tally.timeout(call, now);
    live.timeout(now - call.scheduled);
  }

  /** Found no connection in time, or before the phase was cut short. */
  void abandoned(Call call, long now) {
    settle(call);
    tally.abandoned(call, now);
  }

  /** Sent, and then the phase was cut short. */
  void unfinished(Call call) {
    settle(call);
    tally.unfinished(call);
  }

  private void settle(Call call) {
    call.settled = true;
    open--;
  }
}
