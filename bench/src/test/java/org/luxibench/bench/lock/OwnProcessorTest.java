package org.luxibench.bench.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.ThreadParams;

class OwnProcessorTest {
  private static final Path THREAD = Path.of("/proc/thread-self/status");

  @Test
  void readsTheProcessorsOfAStatusFile() {
    assertThat(OwnProcessor.processors("Name:\tjava\nCpus_allowed_list:\t0-2,8,10-11\n"))
        .containsExactly(0, 1, 2, 8, 10, 11);
  }

  @Test
  void namesTheLineThatItMisses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OwnProcessor.processors("Name:\tjava\n"))
        .withMessageContaining("Cpus_allowed_list");
  }

  @Test
  void keepsThreadsApart() throws Exception {
    assumeThat(hasTaskset()).as("taskset is on the PATH").isTrue();
    List<Integer> all = OwnProcessor.processors(Files.readString(THREAD));

    for (int index = 0; index <= all.size(); index++) {
      assertThat(allowedOf(true, index)).containsExactly(all.get(index % all.size()));
    }
  }

  @Test
  void leavesThemToTheSchedulerIfAsked() throws Exception {
    assertThat(allowedOf(false, 0)).isEqualTo(OwnProcessor.processors(Files.readString(THREAD)));
  }

  private static boolean hasTaskset() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
  }

  /** Where a thread of this index may run once it has settled. */
  private static List<Integer> allowedOf(boolean pinned, int index) throws Exception {
    CompletableFuture<List<Integer>> allowed = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                OwnProcessor own = new OwnProcessor();
                own.pinned = pinned;
                own.settle(new ThreadParams(index, index + 1, 0, 1, 0, 1, 0, 1, 0, 1));
                allowed.complete(OwnProcessor.processors(Files.readString(THREAD)));
              } catch (Exception e) {
                allowed.completeExceptionally(e);
              }
            });
    thread.start();
    thread.join();
    return allowed.get();
  }
}
