package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives out job ids, none twice, also across a crash.
 *
 * <p>The file {@code serial} need not be on disk before a job is: after a crash the last id is the
 * larger of the file's and those of the live jobs. It must be before a job is archived, for the
 * archive is not listed at start. It is also written soon after a submission, for people to see,
 * and at the end.
 *
 * <p>Invariant: {@code durable} is touched only under the lock of {@link GroupCommit}.
 */
final class SerialNumbers {
  private final AtomicLong last;
  private long durable = -1;

  /**
   * @param last the last id given out so far
   */
  SerialNumbers(long last) {
    this.last = new AtomicLong(last);
  }

  long next() {
    return last.incrementAndGet();
  }

  /** Writes the last id, durably, if it is not on disk yet. */
  void save(QueueFolder folder) throws IOException {
    long now = last.get();
    if (now > durable) {
      folder.writeSerial(now);
      durable = now;
    }
  }
}
