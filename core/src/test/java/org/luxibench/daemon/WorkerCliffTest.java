package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.RawClient;
import org.luxibench.processor.Behaviour;

/**
 * The defect on show (REFERENCE 1): queries that wait for the BGL hold the 16 request workers, and
 * with the last of them go the requests that need no lock.
 */
@Timeout(120)
final class WorkerCliffTest {
  private static final int WORKERS = 16;
  private static final String QUERY = "{\"method\":\"QueryClusterInfo\",\"args\":[]}\u0003";
  private static final String LOCKS =
      "{\"method\":\"QueryLocks\",\"args\":[[\"name\",\"mode\",\"pending\"],false]}\u0003";

  /** Holds the BGL shared until everything is in place, on a busy machine too. */
  private static final String LONG_JOB = "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":15}";

  /** One for all looks: making another each time is slow on a busy machine. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final List<RawClient> clients = new ArrayList<>();
  private Optional<Daemon> daemon = Optional.empty();
  private boolean newer;

  @AfterEach
  void end() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    daemon.ifPresent(Daemon::close);
  }

  @ParameterizedTest
  @CsvSource({
    "BGL_QUERIES, {\"OP_ID\":\"OP_CLUSTER_VERIFY_CONFIG\"}",
    "SHARED_VERIFY, '{\"OP_ID\":\"OP_NODE_ADD\",\"node_name\":\"node9.example.com\"}'"
  })
  void sixteenBlockedQueriesStopTheRest(Behaviour behaviour, String exclusive) throws Exception {
    serve(behaviour);
    blockTheBgl(exclusive);
    List<RawClient> blocked = send(QUERY, WORKERS - 1);
    await().until(() -> page().contains("luxibench_request_workers_busy 15\n"));
    assertThat(ask(LOCKS)).contains("\"success\":true").contains("ClientReq");

    blocked.addAll(send(QUERY, 1));
    await().until(() -> page().contains("luxibench_request_workers_busy 16\n"));
    RawClient late = send(LOCKS, 1).get(0);
    await().until(() -> page().contains("luxibench_requests_queued 1\n"));
    assertThat(late.hasInput()).isFalse();

    for (RawClient client : blocked) {
      assertThat(client.reply()).contains("\"success\":true");
    }
    assertThat(late.reply()).contains("\"success\":true");
  }

  @Test
  void queuedRequestsOfClientsThatWentAreNotAnsweredAfterwards() throws Exception {
    serve(Behaviour.BGL_QUERIES);
    blockTheBgl("{\"OP_ID\":\"OP_CLUSTER_VERIFY_CONFIG\"}");
    List<RawClient> blocked = send(QUERY, WORKERS);
    await().until(() -> page().contains("luxibench_request_workers_busy 16\n"));
    List<RawClient> impatient =
        send("{\"method\":\"QueryFields\",\"args\":{\"what\":\"node\"}}\u0003", 10);
    RawClient patient =
        send("{\"method\":\"QueryTags\",\"args\":[\"cluster\",null]}\u0003", 1).get(0);
    await().until(() -> page().contains("luxibench_requests_queued 11\n"));
    for (RawClient client : impatient) {
      client.close();
    }
    await().until(() -> page().contains("luxibench_connections 17\n"));

    assertThat(patient.reply()).contains("\"success\":true");
    for (RawClient client : blocked) {
      assertThat(client.reply()).contains("\"success\":true");
    }
    assertThat(page())
        .contains("_count{method=\"QueryTags\"} 1\n")
        .doesNotContain("method=\"QueryFields\"");
  }

  @Test
  void lockFreeQueriesAreAnsweredHoweverManyThereAre() throws Exception {
    serve(Behaviour.LOCK_FREE_QUERIES);
    blockTheBgl("{\"OP_ID\":\"OP_CLUSTER_VERIFY_CONFIG\"}");
    for (RawClient client : send(QUERY, 2 * WORKERS)) {
      assertThat(client.reply()).contains("\"success\":true");
    }
    assertThat(ask(LOCKS)).contains("[\"exclusive\",[\"Jq").doesNotContain("ClientReq");
  }

  @ParameterizedTest
  @CsvSource({
    "V2_5, '{\"what\":\"lock\",\"fields\":[\"name\"]}'",
    "V3_0, '[\"job\",[\"id\"],null]'"
  })
  void queriesOfLocksAndJobsNeedNoLock(Dialect dialect, String args) throws Exception {
    serve(Behaviour.BGL_QUERIES, dialect);
    blockTheBgl("{\"OP_ID\":\"OP_CLUSTER_VERIFY_CONFIG\"}");
    assertThat(ask("{\"method\":\"Query\",\"args\":" + args + "}\u0003")).contains("\"data\":[[[0");
    assertThat(ask(LOCKS)).as("still waits").contains("[[\"exclusive\",[\"Jq");
  }

  private void serve(Behaviour behaviour) throws IOException {
    serve(behaviour, Dialect.V2_5);
  }

  private void serve(Behaviour behaviour, Dialect dialect) throws IOException {
    newer = dialect == Dialect.V3_0;
    daemon =
        Optional.of(
            Daemon.start(
                new DaemonOptions(
                    LuxiServerOptions.at(folder.resolve("luxi")),
                    folder.resolve("data"),
                    behaviour,
                    dialect,
                    Optional.empty(),
                    3,
                    1,
                    10,
                    WorkDurations.standard().with("OP_NODE_ADD", Duration.ZERO),
                    25,
                    OptionalInt.of(0))));
  }

  /** Until the long job ends the BGL is shared, and an exclusive acquire waits for it. */
  private void blockTheBgl(String exclusive) throws IOException {
    submit(LONG_JOB);
    await().until(() -> ask(LOCKS).contains("[\"BGL/BGL\",\"shared\""));
    submit(exclusive);
    await().until(() -> ask(LOCKS).contains("[[\"exclusive\",[\"Jq"));
  }

  private void submit(String op) throws IOException {
    String args = newer ? "[[" + op + "]]" : "[" + op + "]";
    ask("{\"method\":\"SubmitJob\",\"args\":" + args + "}\u0003");
  }

  private List<RawClient> send(String request, int count) throws IOException {
    List<RawClient> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RawClient client = RawClient.connect(folder.resolve("luxi"));
      clients.add(client);
      client.send(request);
      sent.add(client);
    }
    return sent;
  }

  private String ask(String request) throws IOException {
    try (RawClient client = RawClient.connect(folder.resolve("luxi"))) {
      client.send(request);
      return client.reply();
    }
  }

  private String page() throws IOException, InterruptedException {
    int port = daemon.orElseThrow().metricsPort().getAsInt();
    return HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
            BodyHandlers.ofString())
        .body();
  }
}
