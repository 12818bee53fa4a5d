package org.luxibench.load.generator;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.luxibench.luxi.LuxiClient;

/**
 * One client: at most one connection, at most one call on it. The JDK's own Unix channels, because
 * their selector is epoll, whose cost does not grow with the idle connections.
 */
final class Connection {
  private final Selector selector;
  private final UnixDomainSocketAddress address;
  private final int client;
  private long freeSince = System.nanoTime();
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable Call call;
  private @Nullable ByteBuffer unsent;

  /** What came of a reply whose end has not been read yet; empty between replies. */
  private ByteBuffer partial = ByteBuffer.allocate(0);

  Connection(Selector selector, UnixDomainSocketAddress address) {
    this(selector, address, 0);
  }

  /** Of one client of many, which are numbered from 0. */
  Connection(Selector selector, UnixDomainSocketAddress address, int client) {
    this.client = client;
    this.selector = selector;
    this.address = address;
  }

  int client() {
    return client;
  }

  /** Since when the client has been at nothing, by {@link System#nanoTime}. */
  long freeSince() {
    return freeSince;
  }

  boolean isOpen() {
    return channel != null;
  }

  @Nullable Call call() {
    return call;
  }

  /**
   * Connects.
   *
   * @return false when the server's queue of new connections is full: to be tried again
   * @throws IOException when nobody listens
   */
  boolean open() throws IOException {
    SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      opened.configureBlocking(false);
      if (!connected(opened)) {
        opened.close();
        return false;
      }
      key = opened.register(selector, SelectionKey.OP_READ, this);
      channel = opened;
      return true;
    } catch (IOException failed) {
      opened.close();
      throw failed;
    }
  }

  /** What the selector's key tells from now on, in place of this connection. */
  void attach(Object owner) {
    SelectionKey registered = key;
    if (registered != null) {
      registered.attach(owner);
    }
  }

  private boolean connected(SocketChannel opened) throws IOException {
    try {
      return opened.connect(address);
    } catch (SocketException refused) {
      if (LuxiClient.isQueueFull(refused)) {
        return false;
      }
      throw refused;
    }
  }

  /** Starts a call on an open, idle connection. */
  void send(Call next) throws IOException {
    call = next;
    ByteBuffer frame = ByteBuffer.wrap(next.frame);
    opened().write(frame);
    if (frame.hasRemaining()) {
      unsent = frame;
      interest(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  /** Hands on what the kernel did not take at once. */
  void writeOn() throws IOException {
    if (unsent != null) {
      opened().write(unsent);
      if (!unsent.hasRemaining()) {
        unsent = null;
        interest(SelectionKey.OP_READ);
      }
    }
  }

  /**
   * Reads what there is.
   *
   * @param buffer empty, shared by all connections
   * @return the reply once its last byte is there, valid until the next read; null before
   * @throws IOException when the server closed the connection
   */
  @Nullable ByteBuffer read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int count = opened().read(buffer);
    if (count < 0) {
      throw new IOException("closed");
    }
    buffer.flip();
    if (count == 0) {
      return null;
    }
    boolean ended = ReplyCheck.isEnd(buffer.get(buffer.limit() - 1));
    if (ended && partial.position() == 0) {
      return buffer;
    }
    keep(buffer);
    return ended ? whole() : null;
  }

  private void keep(ByteBuffer more) {
    if (partial.remaining() < more.remaining()) {
      int needed = partial.position() + more.remaining();
      ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, 2 * partial.capacity()));
      partial = larger.put(partial.flip());
    }
    partial.put(more);
  }

  private ByteBuffer whole() {
    ByteBuffer reply = partial.duplicate().flip();
    partial.clear();
    return reply;
  }

  /** The call is over; the connection is ready for the next. */
  void idle() {
    call = null;
    freeSince = System.nanoTime();
  }

  /** Drops the connection; what it was at is forgotten. */
  void close() throws IOException {
    call = null;
    unsent = null;
    partial.clear();
    if (channel != null) {
      SocketChannel closing = channel;
      channel = null;
      key = null;
      closing.close();
    }
  }

  private SocketChannel opened() {
    SocketChannel open = channel;
    if (open == null) {
      throw new IllegalStateException("the connection is not open");
    }
    return open;
  }

  private void interest(int operations) {
    SelectionKey registered = key;
    if (registered != null) {
      registered.interestOps(operations);
    }
  }
}
