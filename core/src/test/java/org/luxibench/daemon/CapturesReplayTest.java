package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.daemon.KnownDifferences.Difference;
import org.luxibench.json.Json;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.RawClient;
import org.luxibench.processor.Behaviour;
import tools.jackson.databind.JsonNode;

/**
 * Says to our daemon what was said to the real one, on the same cluster, and compares the replies:
 * keys, types, order, and values that depend neither on time nor on the host (REFERENCE 2).
 */
final class CapturesReplayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  @TempDir private static Path folder;
  private static Daemon daemon;

  @BeforeAll
  static void serve() throws IOException {
    Path cluster = folder.resolve("cluster-config.json");
    try (InputStream in = CapturesReplayTest.class.getResourceAsStream("cluster-config.json")) {
      Files.copy(Objects.requireNonNull(in), cluster);
    }
    daemon =
        Daemon.start(
            new DaemonOptions(
                LuxiServerOptions.at(folder.resolve("luxi")),
                folder.resolve("data"),
                Behaviour.LOCK_FREE_QUERIES,
                Dialect.V2_5,
                Optional.of(cluster),
                1,
                1,
                0,
                WorkDurations.standard(),
                25,
                OptionalInt.empty()));
    // where the recording was made no node daemon ran, and no operating system was installed
    daemon.cluster().faults().silence("node1.example.com");
  }

  @AfterAll
  static void end() {
    daemon.close();
  }

  @TestFactory
  Stream<DynamicTest> repliesAreThoseOfTheReference() throws IOException {
    return Capture.all().stream().map(each -> dynamicTest(each.toString(), () -> replay(each)));
  }

  private static void replay(Capture capture) throws IOException {
    prepare(capture);
    Difference difference = KnownDifferences.all().get(capture.label());
    if (difference == null) {
      assertThat(ask(capture, expected(capture))).isEqualTo(expected(capture));
      return;
    }
    if (difference.value().isEmpty()) {
      assertThat(exchange(capture)).as(difference.reason()).containsExactly("");
    } else {
      JsonNode reply = askFor(capture, difference);
      assertThat(reply.at(difference.pointer()).toString())
          .as(difference.reason())
          .isEqualTo(difference.value());
      assertThat(Differences.between(real(capture), Shape.tree(reply)))
          .as("where else the reply differs")
          .containsExactlyElementsOf(difference.places());
    }
  }

  /** What happened between two recorded requests. */
  private static void prepare(Capture capture) throws IOException {
    switch (capture.label()) {
      case "AutoArchiveJobs all" -> awaitAllJobs();
      case "pipelined slow then fast, order" -> {
        submit(2.5);
        Awaitility.await().until(() -> say(status("52")).contains("running"));
      }
      default -> {}
    }
  }

  private static void awaitAllJobs() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !say(status(null)).matches("(?s).*(queued|waiting|canceling|running).*"));
  }

  private static String status(@Nullable String id) {
    return "{\"method\":\"QueryJobs\",\"args\":[%s,[\"status\"]]}"
        .formatted(id == null ? "null" : "[\"" + id + "\"]");
  }

  private static void submit(double seconds) throws IOException {
    say(
        "{\"method\":\"SubmitJob\",\"args\":[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":%s}]}"
            .formatted(seconds));
  }

  private static List<String> expected(Capture capture) {
    return capture.replies().stream()
        .map(reply -> reply.endsWith("...") ? "cut short" : Shape.of(reply))
        .toList();
  }

  private static List<String> ask(Capture capture, List<String> expected) throws IOException {
    if (!capture.canBeRepeated()) {
      return shapes(capture);
    }
    try {
      return Awaitility.await()
          .atMost(PATIENCE)
          .pollInSameThread()
          .until(() -> shapes(capture), expected::equals);
    } catch (ConditionTimeoutException e) {
      return shapes(capture);
    }
  }

  private static JsonNode askFor(Capture capture, Difference difference) throws IOException {
    if (!capture.canBeRepeated()) {
      return reply(capture);
    }
    try {
      return Awaitility.await()
          .atMost(PATIENCE)
          .pollInSameThread()
          .until(() -> reply(capture), reply -> isAsExpected(reply, capture, difference));
    } catch (ConditionTimeoutException e) {
      return reply(capture);
    }
  }

  private static boolean isAsExpected(JsonNode reply, Capture capture, Difference difference) {
    return reply.at(difference.pointer()).toString().equals(difference.value())
        && Differences.between(real(capture), Shape.tree(reply)).equals(difference.places());
  }

  private static JsonNode reply(Capture capture) throws IOException {
    return Json.MAPPER.readTree(exchange(capture).get(0));
  }

  private static JsonNode real(Capture capture) {
    String text = capture.replies().get(0).replace(": NaN", ": null");
    return Shape.tree(Json.MAPPER.readTree(text));
  }

  private static List<String> shapes(Capture capture) throws IOException {
    boolean cut = capture.replies().get(0).endsWith("...");
    return exchange(capture).stream().map(reply -> cut ? "cut short" : Shape.of(reply)).toList();
  }

  private static List<String> exchange(Capture capture) throws IOException {
    List<String> replies = new ArrayList<>();
    try (RawClient client = connect()) {
      client.sendLenient(bytes(capture));
      for (int i = 0; i < capture.replies().size(); i++) {
        replies.add(replyOf(client));
      }
    }
    return replies;
  }

  private static String replyOf(RawClient client) throws IOException {
    try {
      return client.reply();
    } catch (EOFException closed) {
      return "";
    }
  }

  private static byte[] bytes(Capture capture) {
    String request =
        switch (capture.request()) {
          case "(4 MB)" ->
              "{\"method\":\"QueryConfigValues\",\"args\":[\"" + "x".repeat(4 << 20) + "\"]}";
          case "(deep)" ->
              "{\"method\":\"QueryConfigValues\",\"args\":"
                  + "[".repeat(100_000)
                  + "]".repeat(100_000)
                  + "}";
          default -> capture.request();
        };
    return WireText.bytes(request.endsWith("\u0003") ? request : request + "\u0003");
  }

  private static String say(String request) throws IOException {
    try (RawClient client = connect()) {
      client.send(request + "\u0003");
      return client.reply();
    }
  }

  private static RawClient connect() throws IOException {
    return RawClient.connect(folder.resolve("luxi"));
  }
}
