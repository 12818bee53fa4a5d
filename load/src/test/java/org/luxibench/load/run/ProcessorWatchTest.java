package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes that want all processors at once. */
@Timeout(120)
final class ProcessorWatchTest {
  private final List<Process> busy = new ArrayList<>();

  private Process wantAProcessor() throws IOException {
    Process process = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    busy.add(process);
    return process;
  }

  @AfterEach
  void end() {
    busy.forEach(Process::destroyForcibly);
  }

  @Test
  void daemonThatNeighboursKeepFromTheProcessorIsSeenToStarve() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/schedstat")), "the system does not tell");
    Process daemon = wantAProcessor();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      wantAProcessor();
    }
    Target target = Target.of(Path.of("unused"), OptionalLong.of(daemon.pid()), "");
    try (ProcessorWatch watch = new ProcessorWatch(target, System.nanoTime())) {
      ProcessorUse before = watch.soFar();

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> watch.soFar().since(before).starved(0.2));

      assertThat(watch.pauses()).isNotEmpty();
    }
  }
}
