package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.RawClient;
import org.luxibench.processor.Behaviour;

@Timeout(60)
final class DaemonTest {
  private static final int PARKED = 1_000;
  private static final int JOB_WORKERS = 25;

  @TempDir Path folder;
  private Daemon daemon;

  @BeforeEach
  void serve() throws IOException {
    daemon = Daemon.start(options("luxi", "data"));
  }

  @AfterEach
  void end() {
    daemon.close();
  }

  @Test
  void secondDaemonOnOneDataFolderIsRefused() {
    assertThatThrownBy(() -> Daemon.start(options("other", "data")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another daemon works on");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void parkedWaitsCostNoThreadAndKeepNobodyWaiting() throws Exception {
    assertThat(say("SubmitJob", "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":30}]")).contains("1");
    Awaitility.await().until(() -> say("QueryJobs", "[[\"1\"],[\"status\"]]").contains("running"));
    int threads = Thread.activeCount();
    List<RawClient> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < PARKED; i++) {
        RawClient client = RawClient.connect(folder.resolve("luxi"));
        waiting.add(client);
        client.send(
            "{\"method\":\"WaitForJobChange\",\"args\":[\"1\",[\"status\"],[\"running\"],0,29]}\u0003");
      }
      Awaitility.await().until(() -> page().contains("luxibench_job_watches " + PARKED + "\n"));

      assertThat(say("QueryClusterInfo", "[]")).contains("\"success\":true");
      assertThat(page()).contains("luxibench_request_workers_busy 0\n");
      assertThat(Thread.activeCount()).isLessThan(threads + 50);
    } finally {
      for (RawClient client : waiting) {
        client.close();
      }
    }
    Awaitility.await().until(() -> page().contains("luxibench_job_watches 0\n"));
  }

  @Test
  void metricsCountRequestsByMethodAndJobsByStatus() throws Exception {
    say("QueryConfigValues", "[\"cluster_name\"]");
    say("NoSuchMethod", "[]");

    assertThat(page())
        .contains("luxibench_request_seconds_count{method=\"QueryConfigValues\"} 1\n")
        .contains("luxibench_request_seconds_count{method=\"other\"} 1\n")
        .contains("luxibench_jobs{status=\"queued\"} 0\n")
        .contains("luxibench_locks_pending 0\n");
  }

  @Test
  void metricsShowWhereRequestsAndJobsStand() throws Exception {
    String onNode =
        "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":30,\"on_nodes\":[\"node1.example.com\"]}]";
    String later =
        "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0,\"depends\":[[\"1\",[\"success\"]]]}]";
    say("SubmitManyJobs", "[" + onNode + "," + onNode + "," + onNode + "," + later + "]");
    String done = say("SubmitJob", "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0}]");
    assertThat(done).contains("5");
    Awaitility.await().until(() -> page().contains("luxibench_jobs{status=\"success\"} 1\n"));
    Awaitility.await().until(() -> page().contains("luxibench_locks_pending 2\n"));

    assertThat(page())
        .contains("luxibench_jobs{status=\"running\"} 1\n")
        .contains("luxibench_jobs{status=\"waiting\"} 3\n")
        .contains("luxibench_jobs{status=\"canceled\"} 0\n")
        .contains("luxibench_jobs{status=\"canceling\"} 0\n")
        .contains("luxibench_jobs{status=\"error\"} 0\n")
        .contains("luxibench_job_workers_busy 1\n")
        .contains("luxibench_jobs_ready 0\n")
        .contains("luxibench_job_watches 0\n")
        .contains("luxibench_connections 0\n")
        .contains("luxibench_request_workers_busy 0\n")
        .contains("luxibench_requests_queued 0\n")
        .contains("luxibench_disk_threads_busy 0\n")
        .contains("luxibench_disk_requests_queued 0\n")
        .contains("luxibench_large_answers_queued 0\n")
        .contains("# TYPE luxibench_request_seconds histogram\n")
        .containsPattern("luxibench_request_seconds_sum\\{method=\"SubmitManyJobs\"} 0\\.\\d{6}\n")
        .contains("luxibench_request_seconds_bucket{method=\"SubmitManyJobs\",le=\"+Inf\"} 1\n");
  }

  @Test
  void metricsCountJobsThatWaitForAWorker() throws Exception {
    String jobs = "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":30}";
    say("SubmitManyJobs", Collections.nCopies(JOB_WORKERS + 3, "[" + jobs + "]").toString());

    Awaitility.await()
        .until(
            () ->
                page().contains("luxibench_job_workers_busy " + JOB_WORKERS + "\n")
                    && page().contains("luxibench_jobs_ready 3\n"));
  }

  @Test
  void metricsCountEveryoneWhoWaitsForALock() throws Exception {
    say(
        "SubmitJob",
        "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":30,\"on_nodes\":[\"node1.example.com\"]}]");
    Awaitility.await().until(() -> page().contains("luxibench_jobs{status=\"running\"} 1\n"));
    String sharing =
        "[{\"OP_ID\":\"OP_NODE_QUERYVOLS\",\"output_fields\":[],\"nodes\":[\"node1\"]}]";

    say("SubmitManyJobs", "[" + sharing + "," + sharing + "," + sharing + "]");

    Awaitility.await().until(() -> page().contains("luxibench_locks_pending 3\n"));
  }

  @Test
  void pathInPlaceOfAJobNumberNamesNoJob() throws Exception {
    Files.writeString(folder.resolve("job-secret"), "{}");

    assertThat(say("QueryJobs", "[[\"../../job-secret\"],[\"id\"]]")).contains("[null]");
    assertThat(say("ArchiveJob", "\"../../job-secret\"")).contains("false");
    assertThat(say("CancelJob", "\"../../job-secret\"")).contains("not found");
  }

  @Test
  void requestForMetricsThatIsSentByHalfKeepsNobodyWaiting() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (Socket half = new Socket(here, daemon.metricsPort().getAsInt())) {
      half.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));

      assertThat(page()).contains("luxibench_connections 0");
    }
  }

  @Test
  void integerThatNoDoubleHoldsIsToldOf() throws Exception {
    String huge = "9".repeat(400);

    assertThat(say("AutoArchiveJobs", "[" + huge + ",1]"))
        .contains("age is 9")
        .contains("OpPrereq");
    assertThat(say("QueryLocks", "[[\"name\"]," + huge + "]"))
        .contains("Synchronous queries are not implemented");
    assertThat(say("QueryClusterInfo", "[],\"version\":" + huge)).contains("version mismatch");
  }

  @Test
  void idsThatAreNoListAreNotTakenForNone() throws Exception {
    say("SubmitJob", "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0}]");

    for (String ids : List.of("\"15\"", "15", "{\"a\":1}")) {
      assertThat(say("QueryJobs", "[" + ids + ",[\"id\"]]"))
          .contains("Caught exception: job ids must be a list");
    }
    assertThat(say("QueryJobs", "[null,[\"id\"]]")).contains("[[\"1\"]]");
  }

  private String say(String method, String args) throws IOException {
    try (RawClient client = RawClient.connect(folder.resolve("luxi"))) {
      client.send("{\"method\":\"" + method + "\",\"args\":" + args + "}\u0003");
      return client.reply();
    }
  }

  private String page() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + daemon.metricsPort().getAsInt() + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private DaemonOptions options(String socket, String data) {
    return options(folder, socket, data);
  }

  static DaemonOptions options(Path folder, String socket, String data) {
    return new DaemonOptions(
        LuxiServerOptions.at(folder.resolve(socket)),
        folder.resolve(data),
        Behaviour.LOCK_FREE_QUERIES,
        Dialect.V2_5,
        Optional.empty(),
        3,
        1,
        10,
        WorkDurations.standard(),
        JOB_WORKERS,
        OptionalInt.of(0));
  }
}
