package org.luxibench.load.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/**
 * Calls that were sent: takes their replies, sends on each connection what follows there, and ends
 * what is not answered in time together with its connection, for a late reply must not be taken for
 * the next one's. For the generator's thread alone.
 */
final class SentCalls {
  private static final int READ_BUFFER = 1 << 18;

  private final ClientPool clients;
  private final Ledger ledger;
  private final boolean kept;
  private final InFlight inFlight;
  private final Acknowledged acknowledged = new Acknowledged();
  private final ReplyCheck check = new ReplyCheck();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BUFFER);
  private Mix mix;

  /**
   * None yet.
   *
   * @param kept whether connections stay open when their group is over
   */
  SentCalls(ClientPool clients, Ledger ledger, boolean kept, long timeoutNanos, Mix mix) {
    this.clients = clients;
    this.ledger = ledger;
    this.kept = kept;
    this.inFlight = new InFlight(timeoutNanos);
    this.mix = mix;
  }

  void use(Mix other) {
    mix = other;
  }

  /** The jobs that submissions were told the ids of. */
  Acknowledged acknowledged() {
    return acknowledged;
  }

  /** Sends a call over an open connection of a client that is the caller's. */
  void send(Connection connection, Call call) throws IOException {
    if (mix.kinds().get(call.kind).perClient()) {
      call.frame = mix.frameOf(call.kind, connection.client());
    }
    ledger.sent(call);
    inFlight.add(call, connection);
    try {
      connection.send(call);
    } catch (IOException broken) {
      ledger.broken(call, "connection broken");
      clients.release(connection, true);
    }
  }

  /** Something can be read or written. */
  void ready(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isWritable()) {
        connection.writeOn();
      }
      if (key.isReadable()) {
        ByteBuffer reply = connection.read(buffer);
        if (reply != null) {
          received(connection, reply);
        }
      }
    } catch (IOException gone) {
      lost(connection);
    }
  }

  private void received(Connection connection, ByteBuffer reply) throws IOException {
    long now = System.nanoTime();
    Call call = connection.call();
    if (call == null) {
      // The next reply could not be told from this one.
      ledger.unasked();
      connection.close();
      return;
    }
    String error = judge(call, reply);
    if (error.equals(ReplyCheck.NOT_ONE)) {
      ledger.broken(call, error);
      clients.release(connection, true);
      return;
    }
    if (error.equals(ReplyCheck.GOOD)) {
      ledger.completed(call, now);
    } else {
      ledger.refused(call, error);
    }
    goOn(connection, call, now);
  }

  private String judge(Call call, ByteBuffer reply) {
    String error = check.judge(reply, mix.kinds().get(call.kind).shape());
    boolean accepted = error.equals(ReplyCheck.GOOD) && mix.submits(call.kind);
    return accepted ? acknowledged.add(reply) : error;
  }

  private void goOn(Connection connection, Call answered, long now) throws IOException {
    if (answered.followers() == 0) {
      clients.release(connection, !kept);
      return;
    }
    connection.idle();
    Call next = answered.next(mix.nextFrame(answered.kindOf(1)), now);
    ledger.followed(next);
    send(connection, next);
  }

  private void lost(Connection connection) {
    Call call = connection.call();
    try {
      connection.close();
      if (call != null) {
        ledger.broken(call, "connection closed");
        clients.release(connection, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a connection", e);
    }
  }

  /** Ends those whose time is up. */
  void expire(long now) throws IOException {
    for (InFlight.Sent late = inFlight.nextLate(now); late != null; late = inFlight.nextLate(now)) {
      ledger.timedOut(late.call(), now);
      clients.release(late.connection(), true);
    }
  }

  /** When the next time-out can fall, by {@link System#nanoTime}. */
  long deadline() {
    return inFlight.deadline();
  }

  /** Gives up all that are not answered yet. */
  void cutShort() throws IOException {
    for (InFlight.Sent sent : inFlight.removeAll()) {
      ledger.unfinished(sent.call());
      clients.release(sent.connection(), true);
    }
  }
}
