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

  /** The phase is over: nothing more will be said of it. */
  void closed() {
    tally.closed();
  }

  /** A call fell due, and with it its whole group. */
  void planned(Call call, long now) {
    call.noticed = now;
    tally.planned(call);
    open += 1 + call.followers();
  }

  /** The next of a group falls due, for the one before it was answered. */
  void followed(Call call) {
    tally.followed(call);
  }

  /** A call fell due and found no client free. */
  void starved() {
    tally.starved();
  }

  /** A frame came that no call awaited. */
  void unasked() {
    tally.unasked();
  }

  /** A client that found the server's queue of new connections full tries again. */
  void connectsAgain() {
    tally.connectsAgain();
  }

  /** Handed to the kernel at this moment, whenever that was noticed to be due. */
  void sent(Call call) {
    call.sent = System.nanoTime();
    tally.sent(call);
    if (!call.follows()) {
      live.sent(call.lag());
    }
  }

  void completed(Call call, long now) {
    settle(call);
    tally.completed(call, now);
    live.completed(now - call.scheduled);
  }

  /** Answered with an error; the connection is as good as before. */
  void refused(Call call, String errorClass) {
    settle(call);
    tally.error(call, errorClass);
    live.error();
  }

  /** Lost with its connection. */
  void broken(Call call, String errorClass) {
    refused(call, errorClass);
    cutOff(call);
  }

  /** Could not be sent, for there was no connecting to the server. */
  void unreached(Call call, String errorClass) {
    settle(call);
    tally.unreached(call, errorClass);
    live.error();
    cutOff(call);
  }

  /** Could not be sent, for the server took no more connections for as long as clients try. */
  void connectTimedOut(Call call, long now) {
    settle(call);
    tally.connectTimedOut(call, now);
    live.timeout(now - call.scheduled);
    cutOff(call);
  }

  void timedOut(Call call, long now) {
    settle(call);
    tally.timeout(call, now);
    live.timeout(now - call.scheduled);
    cutOff(call);
  }

  /** Found no client in time, or was not sent before the phase was cut short. */
  void abandoned(Call call, long now) {
    settle(call);
    tally.abandoned(call, now);
    live.abandoned(now - call.scheduled);
    cutOff(call);
  }

  /** Sent, and then the phase was cut short. */
  void unfinished(Call call) {
    settle(call);
    tally.unfinished(call);
    cutOff(call);
  }

  private void settle(Call call) {
    call.settled = true;
    open--;
  }

  /** What was to follow will not be sent. */
  private void cutOff(Call call) {
    tally.cutOff(call);
    open -= call.followers();
  }
}
