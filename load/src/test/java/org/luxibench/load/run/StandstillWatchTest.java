package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.load.Pause;

/** A real process of somebody else. */
@Timeout(120)
final class StandstillWatchTest {
  private static final String PHASE =
      """
      requests: [{method: echo, args: []}]
      phases: [{name: only, schedule: {rate: 1}, measure: 1s}]
      """;

  @Test
  void aDaemonThatIsStoppedIsSeenToStandStill() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/schedstat")), "the system does not tell");
    Process daemon = new ProcessBuilder("sleep", "600").start();
    Target target = Target.of(Path.of("unused"), OptionalLong.of(daemon.pid()), "");
    Scenario scenario =
        ScenarioReader.read("f", "name: s\nreason: r\nwatch: 0s\n" + PHASE, Form.FULL, Map.of())
            .scenario();
    try (LegWatch watch = new LegWatch(scenario, target, Dialect.V2_5, System.nanoTime())) {
      new ProcessBuilder("kill", "-STOP", String.valueOf(daemon.pid())).start().waitFor();

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(watch.pauses()).extracting(Pause::where).contains("daemon stopped"));
    } finally {
      daemon.destroyForcibly();
    }
  }
}
