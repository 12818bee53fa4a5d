package org.luxibench.load.generator;

import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Calls that fell due. Each waits for a free client, first come first served; one that finds none
 * within the time-out is abandoned. A client whose connection the server has no room for keeps its
 * call and tries again by {@link ConnectRetry}, and is in nobody's way. For the generator's thread
 * alone.
 */
final class DueCalls {
  private final ClientPool clients;
  private final SentCalls sent;
  private final Ledger ledger;
  private final long timeoutNanos;
  private final ConnectRetry retries;
  private final ArrayDeque<Call> waiting = new ArrayDeque<>();

  DueCalls(
      ClientPool clients, SentCalls sent, Ledger ledger, long timeoutNanos, ConnectRetry retries) {
    this.clients = clients;
    this.sent = sent;
    this.ledger = ledger;
    this.timeoutNanos = timeoutNanos;
    this.retries = retries;
  }

  /** A call falls due, and with it those that follow it. */
  void add(Call call, long now) {
    ledger.planned(call, now);
    // More clients are no help where the server turns them away.
    if (waiting.size() >= clients.idle() && retries.isEmpty()) {
      ledger.starved();
    }
    waiting.add(call);
  }

  /** How many have no client. */
  int waiting() {
    return waiting.size();
  }

  /** Sends what can be sent. */
  void dispatch() throws IOException {
    long now = System.nanoTime();
    for (ConnectRetry.Attempt next = retries.nextDue(now);
        next != null;
        next = retries.nextDue(now)) {
      ledger.connectsAgain();
      next.call().waitedUntil(next.due());
      attempt(next);
    }
    while (!waiting.isEmpty() && clients.hasFree()) {
      Connection client = clients.take();
      Call call = waiting.removeFirst();
      call.waitedUntil(client.freeSince());
      attempt(ConnectRetry.first(client, call, System.nanoTime()));
    }
  }

  private void attempt(ConnectRetry.Attempt attempt) throws IOException {
    Connection connection = attempt.connection();
    boolean open;
    try {
      open = connection.isOpen() || connection.open();
    } catch (IOException nobodyListens) {
      clients.release(connection, true);
      ledger.unreached(attempt.call(), "cannot connect");
      return;
    }
    long now = System.nanoTime();
    if (open) {
      sent.send(connection, attempt.call());
    } else if (!retries.again(attempt, now)) {
      clients.release(connection, true);
      ledger.connectTimedOut(attempt.call(), now);
    }
  }

  /** Abandons what has found no client in time. */
  void expire(long now) {
    for (Call first = waiting.peekFirst();
        first != null && now - first.scheduled >= timeoutNanos;
        first = waiting.peekFirst()) {
      waiting.removeFirst();
      ledger.abandoned(first, now);
    }
  }

  /** When something is to be done about those that wait, by {@link System#nanoTime}. */
  long deadline() {
    Call first = waiting.peekFirst();
    long abandoned = first == null ? Long.MAX_VALUE : first.scheduled + timeoutNanos;
    return Math.min(abandoned, retries.due());
  }

  /** Abandons all. */
  void cutShort(long now) throws IOException {
    for (Call call : waiting) {
      ledger.abandoned(call, now);
    }
    waiting.clear();
    for (ConnectRetry.Attempt attempt : retries.removeAll()) {
      ledger.abandoned(attempt.call(), now);
      clients.release(attempt.connection(), true);
    }
  }
}
