package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives out job ids, none twice, also across a crash.
 *
 * <p>The file {@code serial} is replaced with every round of saving, but synced only before a job
 * is archived. That suffices: after a crash the last id is the larger of the file's and that of the
 * live jobs, whose own files are synced, and no archived job is beyond the file.
 *
 * <p>Invariant: {@code durable} and {@code written} are touched by whoever leads a round of saving.
 */
final class SerialNumbers {
  private final AtomicLong last;
  private long written;
  private long durable;

  /**
   * @param last the last id given out so far
   */
  SerialNumbers(long last) {
    this.last = new AtomicLong(last);
    this.written = -1;
    this.durable = -1;
  }

  long next() {
    return last.incrementAndGet();
  }

  /** Writes the last id if it is not written yet. */
  void save(QueueFolder folder, boolean sync) throws IOException {
    long now = last.get();
    if (now > (sync ? durable : written)) {
      folder.writeSerial(now, sync);
      written = now;
      durable = sync ? now : durable;
    }
  }
}
