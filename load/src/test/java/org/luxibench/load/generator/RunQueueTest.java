package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunQueueTest {
  private static final int THREADS = 20;

  @TempDir private Path tasks;

  /** A watch that misses a thread once takes its whole life for one wait when it sees it again. */
  @Test
  void aThreadThatEndsUnderOurEyesHidesNoOther() throws Exception {
    for (int thread = 0; thread < THREADS; thread++) {
      Files.createDirectory(tasks.resolve("ended-" + thread));
      Path alive = Files.createDirectory(tasks.resolve(String.valueOf(thread)));
      Files.writeString(alive.resolve("schedstat"), "1000 " + thread + " 3\n");
    }
    Map<String, Long> waited = RunQueue.waitedByThreadsIn(tasks);
    assertThat(waited).hasSize(THREADS).containsEntry("0", 0L).containsEntry("19", 19L);
  }

  @Test
  void ofAProcessThatHasEndedNothingIsKnown() {
    assertThat(RunQueue.waitedByThreadsIn(tasks.resolve("none"))).isEmpty();
  }
}
