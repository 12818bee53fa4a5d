package org.luxibench.luxi;

import java.util.concurrent.Executor;
import org.luxibench.error.GanetiError;
import org.luxibench.json.JsonValue;

/**
 * One request that awaits its reply. Exactly one of the answering calls must be made, from whatever
 * thread and however late; a second one is an {@link IllegalStateException}. An answer to a client
 * that has gone is dropped.
 */
public interface Exchange {

  /** Replies {@code success: true}; the result is encoded on the calling thread. */
  void succeed(JsonValue result);

  /**
   * Replies with bytes encoded earlier.
   *
   * @param frame as {@link FrameCodec#success} made it; not copied, so never to be changed
   */
  void succeedEncoded(byte[] frame);

  /** Replies {@code success: false} with a known error. */
  void fail(GanetiError error);

  /** Replies {@code success: false} with the text {@code Caught exception: ...}. */
  void failUnexpected(Throwable cause);

  /**
   * Has a large answer made by one of the few threads that make such. There is one less of them
   * than there are processors, so that a small request need not wait until a large answer has had
   * its turn on a processor. Otherwise as {@link #on}.
   */
  void aside(Answering answering);

  /**
   * Has the answer made by other threads, unless the client has gone by then. What the answering
   * throws is told to the client as what a handler throws is.
   *
   * @param answering makes one of the answering calls
   * @throws java.util.concurrent.RejectedExecutionException if they take nothing any more
   */
  void on(Executor threads, Answering answering);

  /** The making of an answer. */
  @FunctionalInterface
  interface Answering {
    /** Answers. */
    void run() throws Exception;
  }

  /** Whether nobody is left to read the answer. */
  boolean clientGone();

  /**
   * Has an action run once when the client goes before it was answered; at once if it has gone. The
   * action runs on the selector thread and must not block.
   */
  void onClientGone(Runnable action);

  /** Who is at the other end. */
  PeerCredentials peer();
}
