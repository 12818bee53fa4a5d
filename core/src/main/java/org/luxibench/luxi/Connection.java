package org.luxibench.luxi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.luxibench.luxi.FrameReader.Frame;

/**
 * One client. At most one request of it is worked on at a time, so replies keep their order.
 *
 * <p>Input belongs to the selector thread alone. {@link #work} says whose turn it is: IDLE, and
 * only the selector thread may begin the next request; BUSY, a request is out and whoever answers
 * it sets IDLE; BUSY_AND_MORE, the same, but the answerer must also send the selector thread back
 * here, because more input (or its end) came meanwhile. So an answer from a worker is written by
 * that worker at once, and the selector thread is woken only where it has something to do.
 *
 * <p>{@link #backlog}, what the socket did not take, is guarded by itself. While there is any, no
 * further request is begun: a client that does not read has one reply waiting at most.
 */
final class Connection {
  /** Requests answered in one go before other connections get their turn. */
  private static final int TURN = 16;

  private static final int LARGEST_WRITE = 1 << 16;

  private enum Work {
    IDLE,
    BUSY,
    BUSY_AND_MORE
  }

  private final ServerLoop loop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final PeerCredentials peer;
  private final FrameReader input;
  private final AtomicReference<Work> work = new AtomicReference<>(Work.IDLE);
  private final ArrayDeque<ByteBuffer> backlog = new ArrayDeque<>();

  /** Of {@link #backlog}, and guarded by it. */
  private long backlogBytes;

  private boolean inputEnded;
  private @Nullable PendingReply current;

  private final HeldBytes held;

  /** When input came last; selector thread. */
  private long lastInputNanos;

  /** When the first byte of the unread input came, or may have come; selector thread. */
  private long unreadSinceNanos;

  /** When the socket last took some of the backlog; guarded by {@link #backlog}. */
  private long lastOutputNanos;

  private volatile boolean closed;

  Connection(ServerLoop loop, SocketChannel channel, SelectionKey key, PeerCredentials peer) {
    this.loop = loop;
    this.channel = channel;
    this.key = key;
    this.peer = peer;
    this.input = new FrameReader(loop.limits().messageBytes());
    this.held = loop.heldBytes();
  }

  /** What it holds in memory. */
  HeldBytes held() {
    return held;
  }

  PeerCredentials peer() {
    return peer;
  }

  boolean isClosed() {
    return closed;
  }

  // ---- input: selector thread ----

  /** The selector found something to read. */
  void readable(ByteBuffer chunk) {
    try {
      read(chunk);
    } catch (IOException e) {
      loop.close(this, null);
    }
  }

  private void read(ByteBuffer chunk) throws IOException {
    chunk.clear();
    int count = channel.read(chunk);
    if (count == 0) {
      return;
    }
    if (count < 0) {
      inputEnded = true;
    } else {
      lastInputNanos = System.nanoTime();
      if (input.unread() == 0) {
        unreadSinceNanos = lastInputNanos;
      }
      input.feed(chunk.flip());
    }
    inputArrived();
  }

  private void inputArrived() {
    if (work.get() == Work.BUSY_AND_MORE || work.compareAndSet(Work.BUSY, Work.BUSY_AND_MORE)) {
      noticeWhileBusy();
    } else {
      proceed();
    }
    setInterest();
  }

  private void noticeWhileBusy() {
    if (hasHungUp()) {
      loop.close(this, null);
    }
  }

  /** Begins requests for as long as they are answered at once. */
  void proceed() {
    for (int i = 0; i < TURN; i++) {
      if (closed || hasBacklog() || !work.compareAndSet(Work.IDLE, Work.BUSY)) {
        return;
      }
      if (!beginNext()) {
        return;
      }
    }
    loop.later(this, this::resume);
  }

  /** Back on the selector thread after an answer; or after a turn of many requests. */
  void resume() {
    proceed();
    setInterest();
  }

  private boolean beginNext() {
    try {
      Frame frame = input.next();
      if (frame == null) {
        work.set(Work.IDLE);
        if (inputEnded) {
          loop.close(this, input.unread() > 0 ? "connection ended within a message" : null);
        }
        return false;
      }
      PendingReply reply = new PendingReply(this, loop.runner(), loop.observer());
      current = reply;
      unreadSinceNanos = lastInputNanos;
      if (inputEnded || input.unread() > 0) {
        work.set(Work.BUSY_AND_MORE);
      }
      held.request(frame.length());
      loop.dispatch(frame, reply);
      return true;
    } catch (BrokenMessageException e) {
      loop.close(this, e.getMessage());
      return false;
    }
  }

  private void setInterest() {
    if (closed) {
      return;
    }
    boolean full = input.unread() > loop.limits().messageBytes();
    boolean wantInput = !inputEnded && !(full && work.get() != Work.IDLE);
    int interest =
        (wantInput ? SelectionKey.OP_READ : 0) | (hasBacklog() ? SelectionKey.OP_WRITE : 0);
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
    held.input(input.held());
    loop.watch(this, needsWatch());
  }

  // ---- time: selector thread ----

  private boolean needsWatch() {
    return input.unread() > 0 || inputEnded || hasBacklog();
  }

  /** Whether the client sends nothing more: it waits for a reply, or has gone. */
  boolean isHalfClosed() {
    return inputEnded && !closed;
  }

  /** Whether the client has gone. */
  boolean hasHungUp() {
    return inputEnded && NativeSocket.hungUp(channel);
  }

  /** Why this connection has to go by now, if it has. */
  @Nullable String overdue(long nowNanos) {
    LuxiServerOptions.Limits limits = loop.limits();
    synchronized (backlog) {
      if (!backlog.isEmpty() && nowNanos - lastOutputNanos > limits.stalledWrite().toNanos()) {
        return "client takes no more of its reply since " + limits.stalledWrite();
      }
    }
    boolean half = input.unread() > 0 && !input.hasWhole();
    return half && nowNanos - unreadSinceNanos > limits.halfMessage().toNanos()
        ? "request unfinished since " + limits.halfMessage()
        : null;
  }

  // ---- output: any thread ----

  /** Sends the answer to the current request and lets the next one begin. */
  void reply(List<ByteBuffer> frame) {
    boolean stuck = !send(frame);
    Work before = Objects.requireNonNull(work.getAndSet(Work.IDLE));
    if (before == Work.BUSY_AND_MORE || stuck) {
      loop.later(this, this::resume);
    }
  }

  /** Has the selector thread end this connection; from any thread. */
  void giveUp(String reason) {
    loop.later(this, () -> loop.close(this, reason));
  }

  /** Whether all of it went out, or never will. */
  private boolean send(List<ByteBuffer> frame) {
    synchronized (backlog) {
      if (closed) {
        return true;
      }
      for (ByteBuffer piece : frame) {
        backlog.add(piece);
        backlogBytes += piece.remaining();
      }
      lastOutputNanos = System.nanoTime();
      try {
        drain(Long.MAX_VALUE);
        held.output(backlogBytes);
        return backlog.isEmpty();
      } catch (IOException e) {
        drop();
        loop.later(this, () -> loop.close(this, null));
        return true;
      }
    }
  }

  /** Backlog's guard held. */
  private void drop() {
    backlog.clear();
    backlogBytes = 0;
    held.output(0);
  }

  /** The selector found room to write, and it is this connection's turn; selector thread. */
  void writable() {
    boolean empty;
    synchronized (backlog) {
      try {
        drain(LARGEST_WRITE);
      } catch (IOException e) {
        loop.close(this, null);
        return;
      }
      held.output(backlogBytes);
      empty = backlog.isEmpty();
    }
    if (empty) {
      resume();
    }
  }

  /** Sends until the socket takes no more, or at least so many bytes have gone. */
  private void drain(long bytes) throws IOException {
    long left = bytes;
    for (ByteBuffer next = backlog.peek(); next != null && left > 0; next = backlog.peek()) {
      int count = sendPiece(next);
      if (count == 0) {
        return;
      }
      left -= count;
      backlogBytes -= count;
      if (!next.hasRemaining()) {
        backlog.remove();
      }
    }
  }

  /** Not the whole buffer: what the channel is given it first copies into memory of its own. */
  private int sendPiece(ByteBuffer buffer) throws IOException {
    int end = buffer.limit();
    buffer.limit(Math.min(end, buffer.position() + LARGEST_WRITE));
    try {
      int count = channel.write(buffer);
      if (count > 0) {
        lastOutputNanos = System.nanoTime();
      }
      return count;
    } finally {
      buffer.limit(end);
    }
  }

  private boolean hasBacklog() {
    synchronized (backlog) {
      return !backlog.isEmpty();
    }
  }

  // ---- end: selector thread ----

  void close() throws IOException {
    closed = true;
    held.input(0);
    held.requestEnded();
    synchronized (backlog) {
      drop();
    }
    PendingReply open = current;
    try {
      key.cancel();
      channel.close();
    } finally {
      if (open != null) {
        open.clientLeft();
      }
    }
  }
}
