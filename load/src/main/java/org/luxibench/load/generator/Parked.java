package org.luxibench.load.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Calls that a server is not expected to answer for long, each on a connection of its own: clients
 * that watch a job, or that wait for a lock. A call that is answered is made again, but not at
 * once: one that is answered at once would make a storm. Not measured; one thread for all.
 */
public final class Parked implements AutoCloseable {
  private static final long AGAIN_MILLIS = 200;

  private final byte[] frame;
  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final List<Connection> answered = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final Thread thread;
  private volatile boolean closing;

  private Parked(Path socket, byte[] frame, int count) throws IOException {
    this.frame = frame;
    this.selector = Selector.open();
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
    for (int i = 0; i < count; i++) {
      Connection connection = new Connection(selector, address);
      while (!connection.open()) {
        Thread.onSpinWait();
      }
      connection.send(new Call(0, frame, System.nanoTime(), 0));
      connections.add(connection);
    }
    this.thread = new Thread(this::attend, "parked-calls");
    thread.setDaemon(true);
  }

  /** Makes the calls and returns at once. */
  public static Parked at(Path socket, byte[] frame, int count) throws IOException {
    Parked parked = new Parked(socket, frame, count);
    parked.thread.start();
    return parked;
  }

  private void attend() {
    try {
      while (!closing) {
        selector.select(this::ready, AGAIN_MILLIS);
        for (Connection connection : answered) {
          connection.idle();
          connection.send(new Call(0, frame, System.nanoTime(), 0));
        }
        answered.clear();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a parked call broke", e);
    }
  }

  private void ready(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (connection.read(buffer) != null) {
        answered.add(connection);
      }
    } catch (IOException gone) {
      // The server ended it; whoever measures will notice if that matters.
      key.cancel();
    }
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
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }
}
