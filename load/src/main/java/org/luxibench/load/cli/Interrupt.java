package org.luxibench.load.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.luxibench.load.run.LoadRun;

/**
 * What a signal does while a run is under way: it cuts the run short, and the process ends once
 * what was measured is written.
 */
final class Interrupt {
  private static final long PATIENCE_SECONDS = 20;
  private static final CountDownLatch ENDED = new CountDownLatch(1);

  private Interrupt() {}

  /** From now on a signal cuts this run. */
  static void cuts(LoadRun run) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  run.cut();
                  await();
                },
                "interrupt"));
  }

  private static void await() {
    try {
      if (!ENDED.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("luxibench load: the run did not end in time; its folder is lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a process end that a signal has asked to end. */
  static void ended() {
    ENDED.countDown();
  }
}
