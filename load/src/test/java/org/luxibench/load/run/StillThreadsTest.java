package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.Pause;

class StillThreadsTest {
  private static final TaskState DISK = new TaskState('D', 7);
  private static final TaskState STOPPED = new TaskState('T', 7);

  @TempDir private Path process;

  private final StillThreads threads = new StillThreads();

  @Test
  void aThreadThatWaitsForADiskFromLookToLookStoodStill() {
    threads.look(1, Map.of("10", DISK));
    threads.look(2, Map.of("10", DISK));
    threads.look(3, Map.of("10", DISK));
    threads.look(4, Map.of());
    assertThat(threads.pauses())
        .containsExactly(new Pause(3, 2_000_000, "daemon waits for a disk"));
  }

  @Test
  void oneLookTellsNoTime() {
    threads.look(1, Map.of("10", DISK));
    threads.look(2, Map.of());
    assertThat(threads.pauses()).isEmpty();
  }

  @Test
  void aThreadThatRanBetweenTwoLooksDidNotStandStill() {
    threads.look(1, Map.of("10", DISK));
    threads.look(2, Map.of("10", new TaskState('D', 8)));
    threads.look(3, Map.of("10", new TaskState('D', 9)));
    assertThat(threads.pauses()).isEmpty();
  }

  @Test
  void aStoppedProcessIsOnePauseWhateverItsThreads() {
    threads.look(1, Map.of("10", STOPPED, "11", STOPPED));
    threads.look(2, Map.of("10", STOPPED, "11", STOPPED, "12", STOPPED));
    threads.look(3, Map.of("10", STOPPED, "11", STOPPED, "12", STOPPED));
    assertThat(threads.pauses())
        .as("one that is not over yet")
        .containsExactly(new Pause(3, 2_000_000, "daemon stopped"));
  }

  @Test
  void whenTheOneThatWaitedLongestRunsAnotherIsTold() {
    threads.look(1, Map.of("10", DISK));
    threads.look(2, Map.of("10", DISK, "11", DISK));
    threads.look(3, Map.of("11", DISK));
    threads.look(4, Map.of("11", DISK));
    assertThat(threads.pauses())
        .containsExactly(
            new Pause(2, 1_000_000, "daemon waits for a disk"),
            new Pause(4, 2_000_000, "daemon waits for a disk"));
  }

  @Test
  void ofAProcessThoseThreadsAreReadThatCannotRun() throws Exception {
    task("10", "odd (D) name) S 1");
    task("11", "writer) D 1");
    task("12", "traced) t 1");
    assertThat(TaskState.of(process)).isEqualTo(Map.of("11", DISK, "12", STOPPED));
    assertThat(TaskState.of(process.resolve("ended"))).isEmpty();
  }

  private void task(String number, String name) throws Exception {
    Path folder = Files.createDirectories(process.resolve("task").resolve(number));
    Files.writeString(folder.resolve("stat"), number + " (" + name);
    Files.writeString(folder.resolve("schedstat"), "100 200 7\n");
  }
}
