package org.luxibench.load.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.luxibench.load.run.LoadRun;
import org.luxibench.load.scenario.Durations;

/**
 * What a signal does while a run is under way: it cuts the run short, and the process ends once
 * what was measured is written.
 */
final class Interrupt {
  private static final Duration TO_WRITE = Duration.ofSeconds(10);
  private static final CountDownLatch ENDED = new CountDownLatch(1);

  private Interrupt() {}

  /** From now on a signal cuts this run. */
  static void cuts(LoadRun run) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  run.cut();
                  await(run.longestEnd().plus(TO_WRITE));
                },
                "interrupt"));
  }

  private static void await(Duration patience) {
    try {
      if (!ENDED.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.printf(
            "luxibench load: the run did not end within %s; its folder is lost%n",
            Durations.text(patience));
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
