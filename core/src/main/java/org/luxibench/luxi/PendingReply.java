package org.luxibench.luxi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.FrameReader.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request of a connection on its way to an answer. */
final class PendingReply implements Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(PendingReply.class);

  private final Connection connection;

  /** Decides who answers; whoever turns it owns the connection's output until it is told. */
  private final AtomicBoolean answered = new AtomicBoolean();

  /** Guarded by this; written once, on the selector thread, and also read without the guard. */
  private volatile boolean gone;

  /** Guarded by this. */
  private final List<Runnable> goneActions = new ArrayList<>(0);

  /** The request itself while it waits for its worker, unless the client has gone. */
  private final AtomicReference<@Nullable Frame> frame = new AtomicReference<>();

  private final RequestRunner runner;
  private final RequestObserver observer;
  private final RequestEvent event = new RequestEvent();
  private final long beganNanos = System.nanoTime();

  /** Set before the request is handed to anyone. */
  private String method = "";

  PendingReply(Connection connection, RequestRunner runner, RequestObserver observer) {
    this.connection = connection;
    this.runner = runner;
    this.observer = observer;
    event.begin();
  }

  /** Keeps a request that waits; selector thread. */
  void keep(Frame waiting) {
    frame.set(waiting);
  }

  /** What was kept; null if the client has gone meanwhile. */
  @Nullable Frame takeFrame() {
    return frame.getAndSet(null);
  }

  /** Tells what was asked, for those who watch. */
  void named(String name) {
    method = name;
  }

  private void send(List<ByteBuffer> reply) {
    observer.answered(method, System.nanoTime() - beganNanos);
    event.end();
    if (event.shouldCommit()) {
      event.method = method;
      event.pid = connection.peer().pid();
      event.commit();
    }
    connection.reply(reply);
  }

  @Override
  public void succeed(JsonValue result) {
    answer(result, true);
  }

  @Override
  public void succeedEncoded(byte[] frame) {
    claim();
    send(List.of(ByteBuffer.wrap(frame)));
  }

  @Override
  public void fail(GanetiError error) {
    answer(JsonValue.of(List.of(error.className(), error.arguments())), false);
  }

  @Override
  public void failUnexpected(Throwable cause) {
    String message = cause.getMessage();
    answer(JsonValue.of("Caught exception: " + (message == null ? cause : message)), false);
  }

  @Override
  public void aside(Answering answering) {
    runner.aside(method, this, answering);
  }

  @Override
  public void on(Executor threads, Answering answering) {
    runner.on(threads, method, this, answering);
  }

  /** Encodes first: an answer that has no encoding leaves the exchange open for another one. */
  private void answer(JsonValue result, boolean success) {
    if (gone) {
      claim();
      return;
    }
    List<ByteBuffer> reply;
    try {
      reply = ReplyBytes.encode(result, success, this::clientGone);
    } catch (ReplyBytes.UnwantedException e) {
      LOG.debug("{} of {} not written to its end: {}", method, peer(), e.getMessage());
      claim();
      return;
    }
    claim();
    send(reply);
  }

  private void claim() {
    if (!answered.compareAndSet(false, true)) {
      throw new IllegalStateException("answered already");
    }
    connection.held().requestEnded();
  }

  /** Ends the connection, for this request will never be answered. */
  void abandon(String reason) {
    answered.set(true);
    connection.held().requestEnded();
    connection.giveUp(reason);
  }

  boolean isAnswered() {
    return answered.get();
  }

  @Override
  public boolean clientGone() {
    return gone;
  }

  @Override
  public void onClientGone(Runnable action) {
    synchronized (this) {
      if (!gone) {
        goneActions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Selector thread: nobody is left to read the answer. */
  void clientLeft() {
    List<Runnable> actions;
    synchronized (this) {
      gone = true;
      frame.set(null);
      actions = List.copyOf(goneActions);
    }
    if (!answered.get()) {
      actions.forEach(Runnable::run);
    }
  }

  @Override
  public PeerCredentials peer() {
    return connection.peer();
  }
}
