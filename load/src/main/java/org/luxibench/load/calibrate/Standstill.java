package org.luxibench.load.calibrate;

import java.io.IOException;
import org.luxibench.load.generator.PauseMeter;
import org.luxibench.load.generator.RunQueue;
import org.luxibench.results.load.Pause;

/**
 * How long the calling thread was kept from running: by others on its processor, which Linux counts
 * for the thread, or by something that held the whole process, which a thread beside it notices.
 */
final class Standstill {
  private Standstill() {}

  /** Something that is measured. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** Runs the work on the calling thread and tells for how many nanoseconds it could not run. */
  static long during(Work work) throws IOException {
    long before = RunQueue.waitedByThisThread();
    try (PauseMeter pauses = new PauseMeter(System.nanoTime())) {
      work.run();
      long held = pauses.pauses().stream().mapToLong(Pause::durationMicros).sum() * 1_000;
      // One stall is seen by both: adding the two would excuse twice as much.
      return Math.max(RunQueue.waitedByThisThread() - before, held);
    }
  }
}
