package org.luxibench.load.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.luxibench.results.load.Pause;

/**
 * Watches ten times a second for threads of the daemon that wait for a disk or are stopped.
 *
 * <p>Guarded by {@code this}: what was seen.
 */
final class StandstillWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 100;

  private final Target target;
  private final long legStart;
  private final StillThreads threads = new StillThreads();
  private final ScheduledExecutorService clock = Clock.named("standstill-watch");

  StandstillWatch(Target target, long legStart) {
    this.target = target;
    this.legStart = legStart;
    var unused = clock.scheduleAtFixedRate(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    OptionalLong pid = target.pid();
    Map<String, TaskState> states =
        pid.isEmpty() ? Map.of() : TaskState.of(Path.of("/proc", Long.toString(pid.getAsLong())));
    threads.look((System.nanoTime() - legStart) / 1e9, states);
  }

  /** The times in which a thread stood still from one look to a later one. */
  synchronized List<Pause> pauses() {
    return threads.pauses();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
