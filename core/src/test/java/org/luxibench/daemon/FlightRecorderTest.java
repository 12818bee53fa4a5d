package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A daemon recorded with the settings file that ships beside it. */
@Timeout(120)
final class FlightRecorderTest {
  private static final Path SETTINGS = Path.of("luxibench.jfc").toAbsolutePath();

  private static final String ON_NODE =
      "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0.3,\"on_nodes\":[\"node1.example.com\"]}]";

  @TempDir Path folder;

  @Test
  void recordingHoldsRequestsLockWaitsOpcodesAndJobs() throws Exception {
    Path recording = folder.resolve("daemon.jfr");
    String option = "-XX:StartFlightRecording:filename=" + recording + ",settings=" + SETTINGS;
    try (ServedDaemon daemon = ServedDaemon.start(folder, List.of(option), List.of())) {
      daemon.say("SubmitManyJobs", "[" + ON_NODE + "," + ON_NODE + "]");
      daemon.say("WaitForJobChange", "[\"1\",[\"status\"],[\"running\"],null,1]");
      Awaitility.await()
          .until(
              () ->
                  daemon
                      .say("QueryJobs", "[null,[\"status\"]]")
                      .contains("[[\"success\"],[\"success\"]]"));
      daemon.terminate();
    }

    List<RecordedEvent> events = RecordingFile.readAllEvents(recording);

    assertThat(named(events, "org.luxibench.Request"))
        .anyMatch(event -> event.getString("method").equals("WaitForJobChange"))
        .allMatch(event -> event.getLong("pid") == ProcessHandle.current().pid())
        .allMatch(event -> event.getDuration().toNanos() >= 1_000_000);
    assertThat(named(events, "org.luxibench.LockWait"))
        .anySatisfy(
            event -> {
              assertThat(event.getString("job")).matches("Jq\\d+/Job[12]/TEST_DELAY|[12]");
              assertThat(event.getString("opcode")).isEqualTo("OP_TEST_DELAY");
              assertThat(event.getString("level")).isEqualTo("nodes");
              assertThat(event.getString("outcome")).isEqualTo("GRANTED");
              assertThat(event.getInt("priority")).isZero();
              assertThat(event.getDuration().toMillis()).isPositive();
            });
    assertThat(named(events, "org.luxibench.Opcode"))
        .hasSize(2)
        .allMatch(event -> event.getString("opcode").equals("OP_TEST_DELAY"))
        .allMatch(event -> event.getString("outcome").equals("Done"))
        .allMatch(event -> event.getDuration().toMillis() >= 250);
    assertThat(named(events, "org.luxibench.Job"))
        .extracting(event -> event.getLong("id"))
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(named(events, "org.luxibench.Job"))
        .allMatch(event -> event.getString("status").equals("success"))
        .allMatch(event -> event.getString("summary").equals("TEST_DELAY(0.3)"))
        .allMatch(event -> event.getDouble("queuedSeconds") >= 0)
        .allMatch(event -> event.getDouble("activeSeconds") > 0.2);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name)
      throws IOException {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }
}
