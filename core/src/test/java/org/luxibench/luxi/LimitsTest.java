package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.luxi.LuxiServerTest.request;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.LuxiServerOptions.Allowed;
import org.luxibench.luxi.LuxiServerOptions.Limits;
import org.slf4j.LoggerFactory;

/** What one client may use up, and that the others do not suffer. */
@Timeout(30)
final class LimitsTest {
  private static final int LARGE = 5_000_000;

  private static final Limits SMALL =
      new Limits(1_000, 10, 2, Duration.ofMillis(300), Duration.ofMillis(300), 64 << 20);

  /** Room for one large reply but not for two. */
  private static final Limits TIGHT =
      new Limits(4 << 20, 10, 20, Duration.ofMinutes(1), Duration.ofMinutes(1), LARGE + LARGE / 2);

  /** A user and a group that nobody has. */
  private static final long NOBODY = 4_000_000_000L;

  @TempDir Path folder;

  /** Exchanges of the method Park, to be answered by the test. */
  private final BlockingQueue<Exchange> parked = new LinkedBlockingQueue<>();

  private final Logger serverLog =
      (Logger) LoggerFactory.getLogger(ServerLoop.class.getPackageName());
  private final ListAppender<ILoggingEvent> complaints = new ListAppender<>();

  @BeforeEach
  void listen() {
    complaints.start();
    serverLog.addAppender(complaints);
  }

  @AfterEach
  void stopListening() {
    serverLog.detachAppender(complaints);
  }

  @Test
  void messageThatIsTooLongEndsItsConnectionOnly() throws IOException {
    try (LuxiServer server = start(SMALL);
        RawClient other = RawClient.connect(server.socket());
        RawClient client = RawClient.connect(server.socket())) {
      client.sendLenient("x".repeat(2_000).getBytes(StandardCharsets.UTF_8));

      assertThatThrownBy(client::reply).isInstanceOf(IOException.class);
      assertAnswers(other);
      assertComplained("closed connection of pid \\d+ .*: message longer than 1000 bytes");
    }
  }

  @Test
  void messageThatIsTooDeepEndsItsConnectionOnly() throws IOException {
    try (LuxiServer server = start(SMALL);
        RawClient other = RawClient.connect(server.socket());
        RawClient client = RawClient.connect(server.socket())) {
      client.send(request("Echo", "[".repeat(20) + "]".repeat(20)));

      assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
      assertAnswers(other);
      assertComplained("closed connection of pid \\d+ .*: message is no JSON: .*depth.*");
    }
  }

  @Test
  void connectionTooManyIsToldSo() throws IOException {
    try (LuxiServer server = start(SMALL);
        RawClient first = RawClient.connect(server.socket())) {
      assertAnswers(first);
      try (RawClient second = RawClient.connect(server.socket());
          RawClient third = RawClient.connect(server.socket())) {
        assertAnswers(second);
        assertThat(third.reply()).contains("too many connections, the limit is 2");
        assertThatThrownBy(third::reply).isInstanceOf(EOFException.class);
      }
      assertAnswers(first);
      Awaitility.await().until(() -> answers(server));
      assertComplained("refused connection of pid \\d+ .*: too many connections, .*");
    }
  }

  @Test
  void refusedClientsThatHaveGoneKeepNobodyOut() throws IOException {
    Limits one = new Limits(1_000, 10, 1, Duration.ofMinutes(1), Duration.ofMinutes(1), 64 << 20);
    try (LuxiServer server = start(one)) {
      try (RawClient inside = RawClient.connect(server.socket())) {
        assertAnswers(inside);
        for (int i = 0; i < 50; i++) {
          RawClient.connect(server.socket()).close();
        }
        try (RawClient last = RawClient.connect(server.socket())) {
          assertThat(last.reply()).contains("too many connections, the limit is 1");
        }
        assertAnswers(inside);
      }
      Awaitility.await().until(() -> server.openConnections() == 0);
      assertThat(answers(server)).isTrue();
      assertThat(complaints.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .noneMatch(line -> line.contains("cannot accept"));
    }
  }

  @Test
  void requestThatStaysUnfinishedEndsItsConnection() throws IOException {
    try (LuxiServer server = start(SMALL);
        RawClient idle = RawClient.connect(server.socket());
        RawClient client = RawClient.connect(server.socket())) {
      client.send("{\"method\":");

      assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
      assertAnswers(idle);
      assertComplained("closed connection of pid \\d+ .*: request unfinished since .*");
    }
  }

  @Test
  void requestThatDripsInEndsItsConnection() throws IOException {
    try (LuxiServer server = start(SMALL);
        RawClient client = RawClient.connect(server.socket())) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .until(
              () -> {
                client.sendLenient(new byte[] {' '});
                return server.openConnections() == 0;
              });
      assertComplained("closed connection of pid \\d+ .*: request unfinished since .*");
    }
  }

  @Test
  void unfinishedRequestBehindOneUnderWayEndsItsConnection() throws IOException {
    try (LuxiServer server = start(SMALL);
        RawClient client = RawClient.connect(server.socket())) {
      client.send(request("Park", "0") + "{\"method\":");

      assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
      assertComplained("closed connection of pid \\d+ .*: request unfinished since .*");
    }
  }

  @Test
  void wholeRequestBehindOneUnderWayMayWait() throws Exception {
    try (LuxiServer server = start(SMALL);
        RawClient client = RawClient.connect(server.socket());
        RawClient late = RawClient.connect(server.socket())) {
      client.send(request("Park", "0") + request("Echo", "1"));
      late.send("{");
      assertThatThrownBy(late::reply).isInstanceOf(EOFException.class);

      parked.take().succeed(JsonValue.of("in time"));

      assertThat(client.reply()).contains("in time");
      assertThat(client.reply()).contains("1");
    }
  }

  @Test
  void repliesThatNobodyReadsAreBoundedInTheirSum() throws IOException {
    try (LuxiServer server = start(TIGHT);
        RawClient small = RawClient.connect(server.socket());
        RawClient first = RawClient.connect(server.socket());
        RawClient second = RawClient.connect(server.socket())) {
      first.send(request("Large", "0"));
      second.send(request("Large", "0"));

      assertComplained("closed connection of pid \\d+ .*: all requests and replies take .*");
      assertThat(server.openConnections()).isEqualTo(2);
      assertAnswers(small);
    }
  }

  @Test
  void requestsThatWaitAreBoundedInTheirSum() throws IOException {
    try (LuxiServer server = start(TIGHT);
        RawClient small = RawClient.connect(server.socket());
        RawClient first = RawClient.connect(server.socket());
        RawClient second = RawClient.connect(server.socket());
        RawClient third = RawClient.connect(server.socket())) {
      String text = "\"" + "x".repeat(3_000_000) + "\"";
      for (RawClient client : List.of(first, second, third)) {
        client.sendLenient(
            (request("Park", "0") + request("Echo", text)).getBytes(StandardCharsets.UTF_8));
      }

      assertComplained("closed connection of pid \\d+ .*: all requests and replies take .*");
      assertAnswers(small);
    }
  }

  @Test
  void sumOfAllIsGivenBackByThoseThatAreAnsweredAndThoseThatGo() throws IOException {
    try (LuxiServer server = start(TIGHT)) {
      for (int i = 0; i < 10; i++) {
        try (RawClient client = RawClient.connect(server.socket())) {
          client.send(request("Echo", "\"" + "x".repeat(1_000_000) + "\""));
          assertThat(client.reply()).hasSizeGreaterThan(1_000_000);
          client.send(request("Large", "0"));
          assertThat(client.reply()).hasSizeGreaterThan(LARGE);
        }
        Awaitility.await().until(() -> server.openConnections() == 0);
        try (RawClient client = RawClient.connect(server.socket())) {
          client.send(request("Large", "0"));
          Awaitility.await().until(client::hasInput);
        }
        Awaitility.await().until(() -> server.openConnections() == 0);
      }
      assertThat(complaints.list).isEmpty();
    }
  }

  @Test
  void replyThatNobodyReadsEndsItsConnection() throws IOException {
    try (LuxiServer server = start(SMALL);
        RawClient other = RawClient.connect(server.socket());
        RawClient client = RawClient.connect(server.socket())) {
      client.send(request("Large", "0"));
      Awaitility.await().until(() -> server.openConnections() == 1);

      assertAnswers(other);
      assertComplained("closed connection of pid \\d+ .*: client takes no more of its reply .*");
    }
  }

  @Test
  void largeReplyArrivesWhole() throws IOException {
    try (LuxiServer server = start(Limits.DEFAULT);
        RawClient client = RawClient.connect(server.socket())) {
      client.send(request("Large", "0") + request("Echo", "7"));

      assertThat(client.reply()).hasSize(LARGE + "{\"result\":\"\",\"success\":true}".length());
      assertThat(client.reply()).contains("7");
    }
  }

  @Test
  void userThatIsNotOnTheListIsRefused() throws IOException {
    for (Allowed allowed :
        List.of(
            new Allowed(Set.of(NOBODY), Set.of(NOBODY)),
            new Allowed(Set.of(NOBODY), Set.of()),
            new Allowed(Set.of(), Set.of(NOBODY)))) {
      complaints.list.clear();
      try (LuxiServer server = start(Limits.DEFAULT, allowed);
          RawClient client = RawClient.connect(server.socket())) {
        assertThat(client.reply()).contains("is not allowed to connect");
        assertComplained(
            "refused connection of pid \\d+ uid \\d+ gids .*: user \\d+ of groups .* is not allowed.*");
      }
    }
  }

  @Test
  void userOrGroupOnTheListIsLetIn() throws IOException {
    long group = ((Number) Files.getAttribute(folder.resolve("."), "unix:gid")).longValue();
    long user = ((Number) Files.getAttribute(folder.resolve("."), "unix:uid")).longValue();
    for (Allowed allowed :
        List.of(
            new Allowed(Set.of(), Set.of(group)),
            new Allowed(Set.of(NOBODY), Set.of(group)),
            new Allowed(Set.of(user), Set.of(NOBODY)))) {
      try (LuxiServer server = start(Limits.DEFAULT, allowed);
          RawClient client = RawClient.connect(server.socket())) {
        assertAnswers(client);
      }
    }
  }

  private LuxiServer start(Limits limits) throws IOException {
    return start(limits, Allowed.ANYBODY);
  }

  private LuxiServer start(Limits limits, Allowed allowed) throws IOException {
    LuxiHandler handler =
        new LuxiHandler() {
          @Override
          public Route route(LuxiRequest request) {
            return Route.WORKER;
          }

          @Override
          public void handle(LuxiRequest request, Exchange exchange) {
            if (request.method().equals("Park")) {
              parked.add(exchange);
              return;
            }
            exchange.succeed(
                request.method().equals("Large")
                    ? JsonValue.of("x".repeat(LARGE))
                    : JsonValue.of(request.args()));
          }
        };
    return LuxiServer.start(
        new LuxiServerOptions(
            folder.resolve("luxi"), 0600, Optional.empty(), 2, limits, allowed, true),
        handler);
  }

  private static boolean answers(LuxiServer server) throws IOException {
    try (RawClient client = RawClient.connect(server.socket())) {
      client.send(request("Echo", "1"));
      return client.reply().contains("\"result\":1");
    } catch (IOException refused) {
      return false;
    }
  }

  private void assertComplained(String pattern) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(List.copyOf(complaints.list))
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.matches(pattern)));
  }

  private static void assertAnswers(RawClient client) throws IOException {
    client.send(request("Echo", "1"));
    assertThat(client.reply()).contains("\"result\":1");
  }
}
