package org.luxibench.luxi;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.luxi.FrameReader.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads a request and hands it to its handler, on the selector thread or on a worker. */
final class RequestRunner {
  private static final Logger LOG = LoggerFactory.getLogger(RequestRunner.class);

  /** A larger request is read by the worker that runs it: reading takes as long as it is large. */
  private static final int LARGEST_READ_AT_ONCE = 1 << 13;

  private static final int LONGEST_NAME = 100;

  private final LogBudget complaints = new LogBudget(10, System::nanoTime);
  private final LuxiHandler handler;
  private final RequestReader reader;
  private final Executor pool;
  private final Executor asides;
  private final boolean shortcut;

  /**
   * @param pool runs requests
   * @param asides makes large answers
   * @param shortcut whether anything may run on the selector thread
   */
  RequestRunner(
      LuxiHandler handler, RequestReader reader, Executor pool, Executor asides, boolean shortcut) {
    this.handler = handler;
    this.reader = reader;
    this.pool = pool;
    this.asides = asides;
    this.shortcut = shortcut;
  }

  /**
   * Begins with a request; selector thread.
   *
   * @throws BrokenMessageException if it is none and its connection is to end
   */
  void start(Frame frame, PendingReply reply) throws BrokenMessageException {
    if (frame.length() > LARGEST_READ_AT_ONCE) {
      reply.keep(frame);
      pool.execute(() -> readAndRun(reply));
      return;
    }
    LuxiRequest request = read(frame, reply);
    if (request == null) {
      return;
    }
    if (shortcut && handler.route(request) == Route.INLINE) {
      run(request, reply);
    } else {
      pool.execute(() -> run(request, reply));
    }
  }

  /** From any thread. */
  void aside(String method, PendingReply reply, Exchange.Answering answering) {
    on(asides, method, reply, answering);
  }

  /** From any thread. */
  void on(Executor threads, String method, PendingReply reply, Exchange.Answering answering) {
    threads.execute(() -> run(method, reply, answering));
  }

  private void readAndRun(PendingReply reply) {
    Frame frame = reply.takeFrame();
    if (frame == null) {
      LOG.debug("dropped a large request of {}: the client has gone", reply.peer());
      return;
    }
    try {
      LuxiRequest request = read(frame, reply);
      if (request != null) {
        run(request, reply);
      }
    } catch (BrokenMessageException e) {
      reply.abandon(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      try {
        LOG.error("a large request of {} cannot be read", reply.peer(), e);
      } finally {
        failed(reply, () -> reply.failUnexpected(e), e);
      }
    }
  }

  /** The request in a message; null if there is none and the client has been told so. */
  private @Nullable LuxiRequest read(Frame frame, PendingReply reply)
      throws BrokenMessageException {
    try {
      LuxiRequest request = reader.read(frame);
      reply.named(request.method());
      return request;
    } catch (BrokenMessageException e) {
      if (!handler.answersBroken() || e.getCause() instanceof StreamConstraintsException) {
        throw e;
      }
      reply.failUnexpected(e);
      return null;
    }
  }

  private void run(LuxiRequest request, PendingReply reply) {
    run(
        request.method(),
        reply,
        () -> {
          Handicap.apply();
          handler.handle(request, reply);
        });
  }

  private void run(String method, PendingReply reply, Exchange.Answering answering) {
    if (reply.clientGone()) {
      LOG.debug("dropped {} of {}: the client has gone", method, reply.peer());
      return;
    }
    try {
      answering.run();
    } catch (GanetiException e) {
      failed(reply, () -> reply.fail(e.error()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(reply, () -> reply.failUnexpected(e), e);
    } catch (Throwable e) {
      try {
        complain(method, reply, e);
      } finally {
        failed(reply, () -> reply.failUnexpected(e), e);
      }
    }
  }

  /**
   * What the handler did not expect is a defect of ours, but no client may fill the log with it.
   */
  private void complain(String method, PendingReply reply, Throwable defect) {
    int withheld = complaints.spend();
    if (withheld > 0) {
      LOG.error("{} more requests failed unexpectedly", withheld);
    }
    if (withheld >= 0) {
      LOG.error("{} of {} failed unexpectedly", shortened(method), reply.peer(), defect);
    }
  }

  private static String shortened(String method) {
    return method.length() <= LONGEST_NAME ? method : method.substring(0, LONGEST_NAME) + "...";
  }

  private static void failed(PendingReply reply, Runnable answer, Throwable cause) {
    if (reply.isAnswered()) {
      LOG.error("request of {} failed after its answer", reply.peer(), cause);
      return;
    }
    try {
      answer.run();
    } catch (Throwable e) {
      reply.abandon("its request cannot be answered: " + e);
    }
  }
}
