package org.luxibench.load.generator;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a generator, and which of them are free. Those without a connection are connected
 * when they are taken; where the server's queue of new connections is full, all wait a little and
 * try again, as the command-line clients do on EAGAIN.
 */
final class ClientPool {
  private static final long RETRY_NANOS = 2_000_000;

  private final List<Connection> all = new ArrayList<>();
  private final ArrayDeque<Connection> free = new ArrayDeque<>();
  private long againAt = System.nanoTime();

  ClientPool(Selector selector, Path socket, int count) {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
    for (int i = 0; i < count; i++) {
      all.add(new Connection(selector, address, i));
    }
    free.addAll(all);
  }

  /**
   * Connects all.
   *
   * @param stopped told true, it gives up
   */
  void connect(BooleanSupplier stopped) throws IOException {
    for (Connection connection : all) {
      while (!stopped.getAsBoolean() && !connection.isOpen() && !connection.open()) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  boolean hasFree() {
    return !free.isEmpty();
  }

  int size() {
    return all.size();
  }

  int busy() {
    return all.size() - free.size();
  }

  /** Before this time of {@link System#nanoTime} {@link #take} gives nothing. */
  long againAt() {
    return againAt;
  }

  /**
   * A free client with an open connection; there must be a free one.
   *
   * @return null when the server takes no new connection now
   * @throws CannotConnectException when nobody listens; the client stays free
   */
  @Nullable Connection take() throws CannotConnectException {
    if (System.nanoTime() - againAt < 0) {
      return null;
    }
    Connection connection = free.removeFirst();
    try {
      if (connection.isOpen() || connection.open()) {
        return connection;
      }
    } catch (IOException refused) {
      later(connection);
      throw new CannotConnectException(refused);
    }
    later(connection);
    return null;
  }

  private void later(Connection connection) {
    free.addFirst(connection);
    againAt = System.nanoTime() + RETRY_NANOS;
  }

  /** Makes a client free again. */
  void release(Connection connection) {
    connection.idle();
    free.addLast(connection);
  }

  void close() throws IOException {
    for (Connection connection : all) {
      connection.close();
    }
  }

  /** Nobody listens. */
  static final class CannotConnectException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotConnectException(IOException cause) {
      super(cause);
    }
  }
}
