package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.luxi.RawClient;

/** Which threads answer: the selector thread is for all, and a stalled disk holds no worker. */
@Timeout(60)
final class RouteTest {
  private static final String DUMMY =
      "[{\"OP_ID\":\"OP_TEST_DUMMY\",\"result\":\"%s\",\"messages\":%s,\"fail\":null}]";

  @TempDir Path folder;

  @Test
  void onlyAWaitWithLittleToTellIsAnsweredOnTheSelectorThread() throws IOException {
    try (Daemon daemon = Daemon.start(DaemonTest.options(folder, "luxi", "data"))) {
      assertThat(daemon.masterNode()).isNotEmpty();
      submit(DUMMY.formatted("short", "[]"));
      submit(DUMMY.formatted("x".repeat(100_000), "[]"));
      submit(DUMMY.formatted("short", "[\"" + "x".repeat(100_000) + "\"]"));

      assertThat(waitAnsweredBy("[\"1\",[\"id\",\"status\"],null,null,0]"))
          .startsWith("luxi-selector");
      assertThat(waitAnsweredBy("[\"2\",[\"id\",\"status\"],null,null,0]"))
          .startsWith("luxi-selector");
      assertThat(waitAnsweredBy("[\"2\",[\"opresult\"],null,null,0]")).startsWith("luxi-worker");
      assertThat(waitAnsweredBy("[\"3\",[\"status\"],null,null,0]")).startsWith("luxi-worker");
      assertThat(waitAnsweredBy("[\"3\",[\"status\"],null,9,0]")).startsWith("luxi-selector");
      assertThat(waitAnsweredBy("[\"99\",[\"status\"],null,null,0]")).startsWith("luxi-selector");
    }
  }

  @Test
  void jobsAndLocksInGreatNumberAreWrittenAside() throws IOException {
    try (Daemon daemon = Daemon.start(DaemonTest.options(folder, "luxi", "data"))) {
      assertThat(daemon.masterNode()).isNotEmpty();
      submit(DUMMY.formatted("short", "[]"));
      String ids = "\"1\",".repeat(2_000) + "\"1\"";
      String names = "\"name\",".repeat(1_000) + "\"name\"";

      assertThat(answeredBy("QueryJobs", "[[" + ids + "],[\"id\"]]")).startsWith("luxi-worker");
      assertThat(answeredBy("QueryJobs", "[[" + ids + "],[\"id\",\"status\"]]"))
          .startsWith("luxi-large");
      assertThat(answeredBy("QueryLocks", "[[\"name\"],false]")).startsWith("luxi-worker");
      assertThat(answeredBy("QueryLocks", "[[" + names + "],false]")).startsWith("luxi-large");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SubmitJob; [{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0}]",
        "SubmitManyJobs; [[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0}]]",
        "CancelJob; \"7\"",
        "ArchiveJob; \"7\"",
        "AutoArchiveJobs; [-1,1]",
        "SetDrainFlag; false",
        "SetWatcherPause; [null]"
      })
  void whoWritesIsAnsweredByThreadsOfTheirOwn(String method, String args) throws IOException {
    try (Daemon daemon = Daemon.start(DaemonTest.options(folder, "luxi", "data"))) {
      assertThat(daemon.masterNode()).isNotEmpty();
      assertThat(answeredBy(method, args)).startsWith("luxi-disk");
    }
  }

  private void submit(String job) throws IOException {
    String id = say("SubmitJob", job).replaceAll("\\D", "");
    Awaitility.await()
        .until(() -> say("QueryJobs", "[[\"" + id + "\"],[\"status\"]]").contains("success"));
  }

  private String waitAnsweredBy(String args) throws IOException {
    return answeredBy("WaitForJobChange", args);
  }

  /** Name of the thread that sent the answer. */
  private String answeredBy(String method, String args) throws IOException {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("org.luxibench.Request").withoutThreshold();
      recording.start();
      assertThat(say(method, args)).contains("\"success\":true");
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> answers =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.hasField("method"))
            .filter(event -> event.getString("method").equals(method))
            .toList();
    assertThat(answers).hasSize(1);
    return answers.get(0).getThread().getJavaName();
  }

  private String say(String method, String args) throws IOException {
    try (RawClient client = RawClient.connect(folder.resolve("luxi"))) {
      client.send("{\"method\":\"" + method + "\",\"args\":" + args + "}\u0003");
      return client.reply();
    }
  }
}
