package org.luxibench.load.generator;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that were sent and await their reply, in the order in which they time out. */
final class InFlight {
  private final long timeoutNanos;
  private final ArrayDeque<Sent> calls = new ArrayDeque<>();

  /** A call and the connection it went over. */
  record Sent(Call call, Connection connection) {}

  InFlight(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
  }

  /** To be called in the order of sending. */
  void add(Call call, Connection connection) {
    calls.add(new Sent(call, connection));
  }

  /** Takes out the next call that is not settled and whose time is up; null when there is none. */
  @Nullable Sent nextLate(long now) {
    for (Sent oldest = calls.peekFirst(); oldest != null; oldest = calls.peekFirst()) {
      boolean settled = oldest.call.settled;
      if (!settled && now - oldest.call.sent < timeoutNanos) {
        return null;
      }
      calls.removeFirst();
      if (!settled) {
        return oldest;
      }
    }
    return null;
  }

  /** When the next time-out can fall, by {@link System#nanoTime}. */
  long deadline() {
    Sent oldest = calls.peekFirst();
    return oldest == null ? Long.MAX_VALUE : oldest.call.sent + timeoutNanos;
  }

  /** Takes out all that are not settled. */
  List<Sent> removeAll() {
    List<Sent> open = calls.stream().filter(sent -> !sent.call.settled).toList();
    calls.clear();
    return open;
  }
}
