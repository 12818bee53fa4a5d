package org.luxibench.luxi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.luxibench.luxi.FrameReader.Frame;
import org.luxibench.luxi.LuxiServerOptions.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The selector thread: accepts, reads, hands requests out, closes. Everything here runs on that
 * thread, but for {@link #later} and {@link #stop}.
 */
final class ServerLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerLoop.class);
  private static final int CHUNK = 1 << 16;
  private static final long SWEEP_MILLIS = 250;

  /** Connections asked in one sweep whether the other end is closed: each costs system calls. */
  private static final int ASKED = 50;

  /** Something a connection is to do on the selector thread. */
  private record Task(Connection connection, Runnable action) {}

  private final LuxiServerOptions options;
  private final Selector selector;
  private final Door door;
  private final RequestRunner runner;
  private final RequestObserver observer;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
  private final Set<Connection> connections = new HashSet<>();

  /** How many there are, for others to read. */
  private volatile int openConnections;

  /** Connections whose backlog the socket would take, those that have waited longest first. */
  private final Set<Connection> writable = new LinkedHashSet<>();

  /** Connections that may become overdue; of those half closed, the last asked are last. */
  private final Set<Connection> watched = new LinkedHashSet<>();

  private final Complaints complaints = new Complaints();

  /** What all connections hold in memory. */
  private final AtomicLong heldBytes = new AtomicLong();

  private final ConcurrentLinkedQueue<Task> tasks = new ConcurrentLinkedQueue<>();

  /** Set by the first of several tasks, so that only that one pays for waking the selector. */
  private final AtomicBoolean woken = new AtomicBoolean();

  private final AtomicBoolean stopped = new AtomicBoolean();
  private final CompletableFuture<Throwable> broken = new CompletableFuture<>();
  private long lastSweepNanos = System.nanoTime();

  ServerLoop(
      LuxiServerOptions options,
      Selector selector,
      ServerSocketChannel listener,
      RequestRunner runner,
      RequestObserver observer)
      throws IOException {
    this.options = options;
    this.observer = observer;
    this.selector = selector;
    this.runner = runner;
    this.door = new Door(options, listener, selector, complaints, new Inside());
  }

  HeldBytes heldBytes() {
    return new HeldBytes(heldBytes);
  }

  /** Completed with the cause should the loop end although nobody stopped it. */
  CompletableFuture<Throwable> broken() {
    return broken;
  }

  Limits limits() {
    return options.limits();
  }

  RequestRunner runner() {
    return runner;
  }

  RequestObserver observer() {
    return observer;
  }

  /** From any thread. */
  int openConnections() {
    return openConnections;
  }

  /** Runs something of a connection soon on the selector thread; from any thread. */
  void later(Connection connection, Runnable action) {
    tasks.add(new Task(connection, action));
    if (woken.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  /** Ends the loop and all connections; from any thread. */
  void stop() {
    stopped.set(true);
    selector.wakeup();
  }

  @Override
  public void run() {
    Throwable cause = null;
    try {
      while (!stopped.get()) {
        turn();
      }
    } catch (Throwable e) {
      cause = e;
      LOG.error("the selector failed, the server at {} ends", options.socket(), e);
    } finally {
      end();
      if (cause != null && !stopped.get()) {
        broken.complete(cause);
      }
    }
  }

  /**
   * Serves all that can be read, and then one of those that take more of a large reply: a small
   * request waits for no more than a piece of one, and each reply gets on however many ask.
   */
  void turn() throws IOException {
    boolean accepting = door.isOpen();
    if (!writable.isEmpty()) {
      selector.selectNow(this::ready);
    } else if (watched.isEmpty() && accepting) {
      selector.select(this::ready);
    } else {
      selector.select(this::ready, accepting ? SWEEP_MILLIS : Door.PAUSE_MILLIS);
    }
    woken.set(false);
    for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task.connection(), task.action());
    }
    flushOne();
    sweep();
    while (heldBytes.get() > limits().bufferedBytes() && !connections.isEmpty()) {
      closeLargest();
    }
    door.openInTime();
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof Connection connection) {
      guarded(connection, () -> ready(connection, key));
    } else if (key.isValid() && key.isAcceptable()) {
      door.answer();
    }
  }

  private void ready(Connection connection, SelectionKey key) {
    if (key.isWritable()) {
      writable.add(connection);
    }
    if (key.isReadable()) {
      connection.readable(chunk);
    }
  }

  /** Should the socket take still more, the selector says so again. */
  private void flushOne() {
    Iterator<Connection> longest = writable.iterator();
    if (longest.hasNext()) {
      Connection connection = longest.next();
      longest.remove();
      guarded(connection, connection::writable);
    }
  }

  /** Whatever goes wrong with one connection ends that one only. */
  private void guarded(Connection connection, Runnable action) {
    try {
      action.run();
    } catch (CancelledKeyException e) {
      LOG.debug("connection went while it was looked at", e);
    } catch (Throwable e) {
      if (complaints.mayComplain()) {
        LOG.error("connection of {} failed unexpectedly", connection.peer(), e);
      }
      close(connection, null);
    }
  }

  // ---- requests ----

  void dispatch(Frame frame, PendingReply reply) throws BrokenMessageException {
    runner.start(frame, reply);
  }

  // ---- coming and going ----

  private final class Inside implements Door.Guests {
    @Override
    public int count() {
      return connections.size();
    }

    @Override
    public void welcome(SocketChannel channel, PeerCredentials peer) throws IOException {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      Connection connection = new Connection(ServerLoop.this, channel, key, peer);
      key.attach(connection);
      connections.add(connection);
      openConnections = connections.size();
    }
  }

  /**
   * Ends a connection.
   *
   * @param reason what the client did wrong, for the log; null if it simply went
   */
  void close(Connection connection, @Nullable String reason) {
    if (!connections.remove(connection)) {
      return;
    }
    openConnections = connections.size();
    watched.remove(connection);
    writable.remove(connection);
    if (reason != null) {
      complaints.of("closed", connection.peer(), reason);
    }
    try {
      connection.close();
    } catch (IOException e) {
      LOG.warn("cannot close the connection of {}", connection.peer(), e);
    }
  }

  void watch(Connection connection, boolean needed) {
    if (needed) {
      watched.add(connection);
    } else if (!watched.isEmpty()) {
      watched.remove(connection);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    if (watched.isEmpty() || now - lastSweepNanos < SWEEP_MILLIS * 1_000_000) {
      return;
    }
    lastSweepNanos = now;
    int asked = 0;
    for (Connection connection : List.copyOf(watched)) {
      guarded(connection, () -> closeIfOverdue(connection, now));
      if (connection.isHalfClosed() && asked++ < ASKED && watched.remove(connection)) {
        watched.add(connection);
        guarded(connection, () -> closeIfHungUp(connection));
      }
    }
  }

  private void closeIfOverdue(Connection connection, long now) {
    String reason = connection.overdue(now);
    if (reason != null) {
      close(connection, reason);
    }
  }

  private void closeIfHungUp(Connection connection) {
    if (connection.hasHungUp()) {
      close(connection, null);
    }
  }

  private void closeLargest() {
    Connection largest =
        Collections.max(connections, Comparator.comparingLong(each -> each.held().bytes()));
    close(
        largest,
        "all requests and replies take %d bytes, the limit is %d; those of this one take %d"
            .formatted(heldBytes.get(), limits().bufferedBytes(), largest.held().bytes()));
  }

  private void end() {
    for (Connection connection : List.copyOf(connections)) {
      close(connection, null);
    }
    try (selector;
        door) {
      LOG.debug("server at {} ended", options.socket());
    } catch (IOException e) {
      LOG.warn("cannot close the socket {}", options.socket(), e);
    }
  }
}
