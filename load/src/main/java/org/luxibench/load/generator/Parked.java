package org.luxibench.load.generator;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.RequestKind.Shape;

/**
 * Calls that a server is not expected to answer for long, each on a connection of its own: clients
 * that watch a job, or that wait for a lock. A call that is answered is made again, but not at
 * once: one that is answered at once would make a storm. Not measured, but counted; one thread for
 * all.
 *
 * <p>Guarded by {@code clients}: what became of each call.
 */
public final class Parked implements AutoCloseable {
  private static final long AGAIN_NANOS = 200_000_000;
  private static final long RETRY_NANOS = 2_000_000;

  /** Who is answered sooner did not wait. */
  private static final long LEAST_WAIT_NANOS = 1_000_000_000;

  private final byte[] frame;
  private final Selector selector;
  private final List<Client> clients = new ArrayList<>();

  /** Those to be asked again, in the order of their time for it; of the thread alone. */
  private final ArrayDeque<Client> answered = new ArrayDeque<>();

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final ReplyCheck check = new ReplyCheck();
  private final Thread thread;
  private volatile boolean closing;

  /** One caller, and what its last call came to. */
  private static final class Client {
    final Connection connection;
    Fate fate = Fate.WAITS;
    long asked;
    long askAgain;

    Client(Connection connection) {
      this.connection = connection;
    }
  }

  private enum Fate {
    /** Not answered yet, or answered after a long wait each time. */
    WAITS,
    /** The last answer was good, but came at once. */
    ANSWERED,
    /** The last answer was an error. */
    REFUSED,
    /** The server ended the connection. */
    CLOSED
  }

  /**
   * What became of parked calls.
   *
   * @param waiting those that wait, as they were meant to
   * @param answered those that were answered at once
   * @param refused those that got an error
   * @param closed those whose connection the server ended
   */
  public record Count(int waiting, int answered, int refused, int closed) {
    /** No calls. */
    public static final Count NONE = new Count(0, 0, 0, 0);

    /** Both together. */
    public Count plus(Count other) {
      return new Count(
          waiting + other.waiting,
          answered + other.answered,
          refused + other.refused,
          closed + other.closed);
    }

    @Override
    public String toString() {
      return "%d calls waited, %d were answered at once, %d refused, %d closed by the server"
          .formatted(waiting, answered, refused, closed);
    }
  }

  private Parked(Path socket, byte[] frame, int count, Duration patience, BooleanSupplier stopped)
      throws IOException {
    this.frame = frame;
    this.selector = Selector.open();
    this.thread = new Thread(this::attend, "parked-calls");
    thread.setDaemon(true);
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
      while (clients.size() < count) {
        Client client = new Client(new Connection(selector, address));
        connect(
            client.connection, () -> stopped.getAsBoolean() || System.nanoTime() - deadline > 0);
        clients.add(client);
        client.connection.attach(client);
        ask(client);
      }
    } catch (IOException failed) {
      closeAll();
      throw new IOException(
          "%d of %d calls could be parked: %s"
              .formatted(clients.size(), count, failed.getMessage()),
          failed);
    }
  }

  /**
   * Makes the calls, in no longer than it takes the server to take so many connections.
   *
   * @param patience how long the server may take over that
   * @param stopped told true, it gives up
   * @throws IOException when the server does not listen, or took too few connections
   */
  public static Parked at(
      Path socket, byte[] frame, int count, Duration patience, BooleanSupplier stopped)
      throws IOException {
    Parked parked = new Parked(socket, frame, count, patience, stopped);
    parked.thread.start();
    return parked;
  }

  private static void connect(Connection connection, BooleanSupplier over) throws IOException {
    while (!connection.open()) {
      if (over.getAsBoolean()) {
        throw new IOException("the server takes no more connections");
      }
      LockSupport.parkNanos(RETRY_NANOS);
    }
  }

  /** What became of the calls so far. */
  public Count count() {
    synchronized (clients) {
      return new Count(
          those(Fate.WAITS), those(Fate.ANSWERED), those(Fate.REFUSED), those(Fate.CLOSED));
    }
  }

  private int those(Fate fate) {
    return (int) clients.stream().filter(client -> client.fate == fate).count();
  }

  private void ask(Client client) throws IOException {
    client.asked = System.nanoTime();
    client.connection.send(new Call(0, frame, client.asked));
  }

  private void attend() {
    try {
      while (!closing) {
        selector.select(this::ready, millisToTheNext());
        for (Client next = nextDue(); next != null; next = nextDue()) {
          askAgain(next);
        }
      }
    } catch (IOException broken) {
      // Without a selector none is attended to, and none may be counted as waiting.
      clients.forEach(client -> became(client, Fate.CLOSED));
    }
  }

  private long millisToTheNext() {
    Client first = answered.peekFirst();
    long left = first == null ? AGAIN_NANOS : first.askAgain - System.nanoTime();
    return TimeUnit.NANOSECONDS.toMillis(Math.max(0, left)) + 1;
  }

  private @Nullable Client nextDue() {
    Client first = answered.peekFirst();
    return first == null || System.nanoTime() - first.askAgain < 0 ? null : answered.removeFirst();
  }

  private void askAgain(Client client) {
    try {
      if (client.connection.isOpen()) {
        ask(client);
      }
    } catch (IOException gone) {
      lost(client);
    }
  }

  private void ready(SelectionKey key) {
    Client client = (Client) key.attachment();
    try {
      if (key.isWritable()) {
        client.connection.writeOn();
      }
      if (key.isReadable()) {
        ByteBuffer reply = client.connection.read(buffer);
        if (reply != null && client.connection.call() != null) {
          answered(client, reply);
        }
      }
    } catch (IOException gone) {
      lost(client);
    }
  }

  private void answered(Client client, ByteBuffer reply) {
    became(client, fate(client, reply));
    client.connection.idle();
    client.askAgain = System.nanoTime() + AGAIN_NANOS;
    answered.add(client);
  }

  private Fate fate(Client client, ByteBuffer reply) {
    if (!check.judge(reply, Shape.ANY).equals(ReplyCheck.GOOD)) {
      return Fate.REFUSED;
    }
    return System.nanoTime() - client.asked < LEAST_WAIT_NANOS ? Fate.ANSWERED : Fate.WAITS;
  }

  private void lost(Client client) {
    became(client, Fate.CLOSED);
    try {
      client.connection.close();
    } catch (IOException broken) {
      // It counts as closed either way.
    }
  }

  private void became(Client client, Fate fate) {
    synchronized (clients) {
      client.fate = fate;
    }
  }

  private void closeAll() throws IOException {
    for (Client client : clients) {
      client.connection.close();
    }
    selector.close();
  }

  /** Closes all connections. */
  @Override
  public void close() throws IOException {
    closing = true;
    selector.wakeup();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    closeAll();
  }
}
