package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.Pause;

class SafepointLogTest {
  private static final String STOPPED =
      "[%dns] Safepoint \"%s\", Time since last: 81 ns, Reaching safepoint: 92 ns,"
          + " At safepoint: 73 ns, Total: %d ns\n";

  @TempDir private Path folder;

  @Test
  void timesInWhichAllThreadsWereStoppedArePausesWithTheirCause() throws Exception {
    write(
        1,
        STOPPED.formatted(5_000_000_000L, "G1CollectForAllocation", 12_345_678)
            + STOPPED.formatted(6_500_000_000L, "ThreadDump", 2_000_000));
    assertThat(SafepointLog.pauses(folder, 4_000_000_000L))
        .containsExactly(
            new Pause(1, 12_345, "daemon gc"), new Pause(2.5, 2_000, "daemon safepoint"));
  }

  @Test
  void whatALaterJvmSaysMoreDoesNotMatter() throws Exception {
    write(
        1,
        "[2000000000ns] Safepoint \"GenCollectForAllocation\", Time since last: 1 ns, Reaching"
            + " safepoint: 2 ns, At safepoint: 3 ns, Leaving safepoint: 4 ns, Total:    3000000 ns,"
            + " Threads: 1 runnable, 17 total\n");
    assertThat(SafepointLog.pauses(folder, 0)).containsExactly(new Pause(2, 3_000, "daemon gc"));
  }

  @Test
  void allProcessesOfTheFolderAreReadInOrderOfTime() throws Exception {
    write(1, STOPPED.formatted(5_000_000_000L, "Cleanup", 2_000_000));
    write(2, STOPPED.formatted(3_000_000_000L, "Cleanup", 2_000_000));
    assertThat(SafepointLog.pauses(folder, 0)).extracting(Pause::t).containsExactly(3.0, 5.0);
  }

  @Test
  void shortAndEarlierAndUnfinishedOnesAreLeftOut() throws Exception {
    String whole = STOPPED.formatted(5_000_000_000L, "Cleanup", 2_000_000);
    write(
        1,
        STOPPED.formatted(3_000_000_000L, "Cleanup", 2_000_000)
            + STOPPED.formatted(5_000_000_000L, "Cleanup", 999_999)
            + whole.substring(0, whole.indexOf("2000000")));
    assertThat(SafepointLog.pauses(folder, 4_000_000_000L)).isEmpty();
  }

  /** The JVM that runs the tests, as the daemon's would be started. */
  @Test
  @Timeout(120)
  void aRealJvmTellsOfItsCollectionsByTheClockOfThisOne() throws Exception {
    long start = System.nanoTime();
    Process collecting =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SafepointLog.option(folder),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Collecting.class.getName())
            .inheritIO()
            .start();
    try {
      assertThat(collecting.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      collecting.destroyForcibly();
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    List<Pause> pauses = SafepointLog.pauses(folder, start);
    assertThat(pauses).filteredOn(pause -> pause.where().equals("daemon gc")).isNotEmpty();
    assertThat(pauses).allMatch(pause -> pause.t() > 0 && pause.t() < elapsed);
    assertThat(pauses).allMatch(pause -> pause.durationMicros() / 1e6 < elapsed);
  }

  /** Has garbage collected beside much that is in use. */
  static final class Collecting {
    private Collecting() {}

    public static void main(String[] args) {
      byte[][] used = new byte[1_000_000][];
      for (int i = 0; i < used.length; i++) {
        used[i] = new byte[16];
      }
      System.gc();
      System.out.println(used.length + " arrays are in use");
    }
  }

  private void write(int pid, String text) throws Exception {
    Files.writeString(folder.resolve("safepoints-" + pid + ".log"), text);
  }
}
