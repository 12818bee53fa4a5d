package org.luxibench.luxi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one connection holds in memory: input not yet answered and replies not yet read. Counts into
 * the sum of its server. Thread-safe; what costs little is not counted, so that a small request
 * touches no counter.
 */
final class HeldBytes {
  /** Smaller requests are not counted. */
  private static final int SMALL = 1 << 10;

  /** A request takes about so many times its bytes once it is parsed. */
  private static final int PARSED = 4;

  private final AtomicLong sum;
  private final AtomicLong own = new AtomicLong();

  /** Part of {@link #own}; selector thread. */
  private long input;

  /** Part of {@link #own}; guarded by the connection's backlog. */
  private long output;

  /** Part of {@link #own}. */
  private final AtomicLong request = new AtomicLong();

  /**
   * @param sum that of all connections of the server
   */
  HeldBytes(AtomicLong sum) {
    this.sum = sum;
  }

  long bytes() {
    return own.get();
  }

  /** So much input lies unread. */
  void input(long bytes) {
    change(bytes - input);
    input = bytes;
  }

  /** So much of a reply waits for its reader. */
  void output(long bytes) {
    change(bytes - output);
    output = bytes;
  }

  /** A request of so many bytes is being worked on. */
  void request(int bytes) {
    if (bytes > SMALL) {
      long takes = (long) PARSED * bytes;
      request.set(takes);
      change(takes);
    }
  }

  /** The request has its answer, or nobody is left to read it. */
  void requestEnded() {
    if (request.get() != 0) {
      change(-request.getAndSet(0));
    }
  }

  private void change(long bytes) {
    if (bytes != 0) {
      own.addAndGet(bytes);
      sum.addAndGet(bytes);
    }
  }
}
