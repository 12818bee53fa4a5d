package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The reference's other starvation, where it is asked for. */
@Timeout(60)
final class HeldWaitsTest {
  private static final String SMALL =
      "{\"method\":\"QueryConfigValues\",\"args\":[\"cluster_name\"]}";
  private static final String WATCH =
      "{\"method\":\"WaitForJobChange\",\"args\":[\"1\",[\"status\"],[\"running\"],0,600]}";

  @TempDir Path folder;
  private final List<RawClient> watchers = new ArrayList<>();
  private Daemon daemon;

  @BeforeEach
  void serveAndRunALongJob() throws IOException {
    daemon = Daemon.start(options());
    assertThat(
            say(
                "{\"method\":\"SubmitJob\",\"args\":[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":600}]}"))
        .contains("1");
    Awaitility.await().until(() -> page().contains("luxibench_jobs{status=\"running\"} 1\n"));
  }

  @AfterEach
  void end() throws IOException {
    for (RawClient watcher : watchers) {
      watcher.close();
    }
    daemon.close();
  }

  @Test
  void sixteenWatchersStopEveryRequestAndFifteenNone() throws Exception {
    watch(15);
    assertThat(say(SMALL)).contains("\"success\":true");

    watch(1);
    try (RawClient stalled = ask(SMALL)) {
      Awaitility.await().until(() -> page().contains("luxibench_requests_queued 1\n"));
      assertThat(stalled.hasInput()).isFalse();
    }
  }

  @Test
  void watcherThatLeavesDoesNotGiveItsWorkerBack() throws Exception {
    watch(2);

    watchers.get(0).close();

    Awaitility.await().until(() -> page().contains("luxibench_connections 1\n"));
    assertThat(page()).contains("luxibench_request_workers_busy 2\n");
  }

  private void watch(int more) throws IOException {
    for (int i = 0; i < more; i++) {
      watchers.add(ask(WATCH));
    }
    String busy = "luxibench_request_workers_busy " + watchers.size() + "\n";
    Awaitility.await().until(() -> page().contains(busy));
  }

  private RawClient ask(String request) throws IOException {
    RawClient client = RawClient.connect(folder.resolve("luxi"));
    client.send(request + "\u0003");
    return client;
  }

  private String say(String request) throws IOException {
    try (RawClient client = ask(request)) {
      return client.reply();
    }
  }

  private String page() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + daemon.metricsPort().getAsInt() + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private DaemonOptions options() {
    return new DaemonOptions(
        LuxiServerOptions.at(folder.resolve("luxi")),
        folder.resolve("data"),
        Behaviour.HELD_WAITS,
        Dialect.V2_5,
        Optional.empty(),
        1,
        1,
        0,
        WorkDurations.standard(),
        25,
        OptionalInt.of(0));
  }
}
