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

/** The clients of a generator, and which of them are free. */
final class ClientPool {
  private static final long RETRY_NANOS = 2_000_000;

  private final List<Connection> all = new ArrayList<>();
  private final ArrayDeque<Connection> free = new ArrayDeque<>();

  ClientPool(Selector selector, Path socket, int count) {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
    for (int i = 0; i < count; i++) {
      all.add(new Connection(selector, address, i));
    }
    free.addAll(all);
  }

  /**
   * Connects all, one after another. This is no client's conduct, but what is done before anything
   * is measured: a full queue of new connections is tried again as soon as it may have room.
   *
   * @param stopped told true, it gives up
   * @param patienceNanos how long the server may take over each
   * @throws IOException when the server does not listen, or takes no more connections
   */
  void connect(BooleanSupplier stopped, long patienceNanos) throws IOException {
    for (Connection connection : all) {
      long start = System.nanoTime();
      while (!stopped.getAsBoolean() && !connection.isOpen() && !connection.open()) {
        if (System.nanoTime() - start >= patienceNanos) {
          throw new IOException(
              "%d of %d connections could be opened: the server takes no more"
                  .formatted(all.indexOf(connection), all.size()));
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  boolean hasFree() {
    return !free.isEmpty();
  }

  /** How many are not at work. */
  int idle() {
    return free.size();
  }

  int busy() {
    return all.size() - free.size();
  }

  /** A free client, whose connection may not be open; there must be a free one. */
  Connection take() {
    return free.removeFirst();
  }

  /** Makes a client free again, and ends its connection if need be. */
  void release(Connection connection, boolean close) throws IOException {
    if (close) {
      connection.close();
    }
    connection.idle();
    free.addLast(connection);
  }

  void close() throws IOException {
    for (Connection connection : all) {
      connection.close();
    }
  }
}
