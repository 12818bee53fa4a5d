package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.luxibench.load.generator.RunQueue;
import org.luxibench.results.load.Pause;

/**
 * Watches ten times a second whether the daemon's threads get a processor when they want one, and
 * who else has it.
 *
 * <p>Guarded by {@code this}: what was seen. The clock's thread writes, the run's reads.
 */
final class ProcessorWatch implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 100;
  private static final double LEAST_PAUSE_SECONDS = 0.01;
  private static final double TICKS_PER_SECOND = 100;

  /** Columns of the first line of {@code /proc/stat}, after its name. */
  private static final int IDLE = 3;

  private static final int IO_WAIT = 4;
  private static final int STOLEN = 7;
  private static final int COLUMNS = 8;

  private final Target target;
  private final long legStart;
  private final List<Pause> pauses = new ArrayList<>();
  private Map<String, Long> waited = new HashMap<>();
  private OptionalLong watched = OptionalLong.empty();
  private double waitedSeconds;

  /** Of this daemon, when last looked at, and of all that ran before it. */
  private double daemonSeconds;

  private double earlierSeconds;
  private final ScheduledExecutorService clock = Clock.named("processor-watch");

  ProcessorWatch(Target target, long legStart) {
    this.target = target;
    this.legStart = legStart;
    var unused = clock.scheduleAtFixedRate(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    OptionalLong pid = target.pid();
    if (pid.isEmpty()) {
      return;
    }
    Map<String, Long> now = RunQueue.waitedByThreadsOf(pid.getAsLong());
    if (pid.equals(watched)) {
      compare(now);
    } else {
      earlierSeconds += daemonSeconds;
    }
    daemonSeconds = seconds(pid.getAsLong()).orElse(daemonSeconds);
    watched = pid;
    waited = now;
  }

  /** A thread that was not there before has waited all its time since then. */
  private void compare(Map<String, Long> now) {
    long longest = 0;
    for (Map.Entry<String, Long> thread : now.entrySet()) {
      long more = thread.getValue() - waited.getOrDefault(thread.getKey(), 0L);
      waitedSeconds += more / 1e9;
      longest = Math.max(longest, more);
    }
    if (longest / 1e9 >= LEAST_PAUSE_SECONDS) {
      double t = (System.nanoTime() - legStart) / 1e9;
      pauses.add(new Pause(t, longest / 1_000, "daemon waits for a processor"));
    }
  }

  /** What came to be so far; to be compared with a later reading. */
  synchronized ProcessorUse soFar() {
    look();
    if (watched.isEmpty()) {
      return ProcessorUse.UNKNOWN;
    }
    try {
      String[] columns =
          Files.readAllLines(Path.of("/proc/stat"))
              .get(0)
              .replaceFirst("cpu\\s+", "")
              .split(" ", -1);
      double busy = 0;
      for (int column = 0; column < COLUMNS; column++) {
        boolean idle = column == IDLE || column == IO_WAIT || column == STOLEN;
        busy += idle ? 0 : Double.parseDouble(columns[column]);
      }
      double own = seconds(ProcessHandle.current().pid()).orElse(0);
      double ours = own + earlierSeconds + daemonSeconds;
      return new ProcessorUse(
          System.nanoTime() / 1e9,
          waitedSeconds,
          busy / TICKS_PER_SECOND - ours,
          Double.parseDouble(columns[STOLEN]) / TICKS_PER_SECOND);
    } catch (IOException notLinux) {
      return ProcessorUse.UNKNOWN;
    }
  }

  /** Processor time of a process so far; its name, in brackets, may hold blanks. */
  private static OptionalDouble seconds(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
      return OptionalDouble.of(ticks / TICKS_PER_SECOND);
    } catch (IOException ended) {
      return OptionalDouble.empty();
    }
  }

  /** When a thread of the daemon had to wait long, at the end of the tenth of a second. */
  synchronized List<Pause> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
