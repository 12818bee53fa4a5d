package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.json.JsonValue;
import org.slf4j.LoggerFactory;

@Timeout(20)
final class LuxiServerTest {
  @TempDir Path folder;
  private Path socket;
  private LuxiServer server;

  /** Exchanges of the method Park, to be answered by the test. */
  private final BlockingQueue<Exchange> parked = new LinkedBlockingQueue<>();

  private final CountDownLatch blocker = new CountDownLatch(1);

  private final LuxiHandler handler =
      new LuxiHandler() {
        @Override
        public Route route(LuxiRequest request) {
          return request.method().startsWith("Inline") ? Route.INLINE : Route.WORKER;
        }

        @Override
        public void handle(LuxiRequest request, Exchange exchange) throws Exception {
          switch (request.method()) {
            case "Park" -> parked.add(exchange);
            case "Block" -> {
              blocker.await();
              exchange.succeed(JsonValue.of("done"));
            }
            case "Refuse" -> throw GanetiException.opPrereq("no", ErrorCode.WRONG_INPUT);
            case "Break" -> throw new IllegalStateException("broken");
            case "Exhaust", "InlineExhaust" -> throw new OutOfMemoryError("exhausted");
            case "Unanswerable" -> throw new Unanswerable();
            case "InlineThread" -> exchange.succeed(JsonValue.of(Thread.currentThread().getName()));
            case "Peer" -> exchange.succeed(JsonValue.of(exchange.peer().pid()));
            default -> exchange.succeed(JsonValue.of(request.args()));
          }
        }
      };

  @BeforeEach
  void listen() throws IOException {
    socket = folder.resolve("luxi");
    server = LuxiServer.start(LuxiServerOptions.at(socket), handler);
  }

  /** More than are asked in one sweep. */
  private static final int HALF_CLOSED = 60;

  @Test
  void clientThatLeavesAmongManyHalfClosedOnesIsNoticed() throws Exception {
    List<RawClient> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < HALF_CLOSED; i++) {
        RawClient client = RawClient.connect(socket);
        waiting.add(client);
        client.send(request("Park", "0"));
        client.endRequests();
      }
      Awaitility.await().until(() -> parked.size() == HALF_CLOSED);
      waiting.remove(0).close();
      waiting.remove(waiting.size() - 1).close();

      Awaitility.await().until(() -> server.openConnections() == HALF_CLOSED - 2);
    } finally {
      for (RawClient client : waiting) {
        client.close();
      }
    }
  }

  @AfterEach
  void end() {
    blocker.countDown();
    server.close();
  }

  @Test
  void requestsInOneWriteAreAnsweredInOrderWhateverTheirRoute() throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Echo", "1") + request("InlineEcho", "2") + request("Echo", "3"));

      assertThat(client.reply()).isEqualTo("{\"result\":1,\"success\":true}");
      assertThat(client.reply()).isEqualTo("{\"result\":2,\"success\":true}");
      assertThat(client.reply()).isEqualTo("{\"result\":3,\"success\":true}");
    }
  }

  @Test
  void requestWaitsForTheOneBeforeItOnItsConnectionOnly() throws Exception {
    try (RawClient client = RawClient.connect(socket);
        RawClient other = RawClient.connect(socket)) {
      client.send(request("Park", "0") + request("InlineEcho", "2"));
      Exchange first = parked.take();
      other.send(request("InlineEcho", "5"));
      assertThat(other.reply()).contains("5");
      assertThat(client.hasInput()).isFalse();

      first.succeed(JsonValue.of("late"));

      assertThat(client.reply()).contains("late");
      assertThat(client.reply()).contains("2");
    }
  }

  @Test
  void requestByteByByteIsUnderstood() throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      for (char each : request("Echo", "[\"byte\"]").toCharArray()) {
        client.send(String.valueOf(each));
      }
      assertThat(client.reply()).contains("byte");
    }
  }

  @Test
  void garbageEndsTheConnectionWithoutReplyAfterTheGoodOnesBeforeIt() throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Echo", "1") + "{bad\u0003" + request("Echo", "2"));

      assertThat(client.reply()).contains("1");
      assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void endOfRequestsStillGetsThePendingReply() throws Exception {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Park", "0"));
      Exchange exchange = parked.take();
      client.endRequests();
      Awaitility.await().during(Duration.ofMillis(50)).until(() -> !exchange.clientGone());

      exchange.succeed(JsonValue.of("pending"));

      assertThat(client.reply()).contains("pending");
      assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void clientThatGoesIsNoticedWhileItsRequestIsParked() throws Exception {
    CountDownLatch noticed = new CountDownLatch(1);
    RawClient client = RawClient.connect(socket);
    client.send(request("Park", "0"));
    Exchange exchange = parked.take();
    exchange.onClientGone(noticed::countDown);

    client.close();

    assertThat(noticed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(exchange.clientGone()).isTrue();
    exchange.succeed(JsonValue.of("dropped"));
  }

  @Test
  void clientThatEndsItsRequestsAndThenGoesIsNoticed() throws Exception {
    RawClient client = RawClient.connect(socket);
    client.send(request("Park", "0"));
    Exchange exchange = parked.take();
    client.endRequests();

    client.close();

    Awaitility.await().until(exchange::clientGone);
  }

  /** A descriptor closed twice would now and then take the next connection with it. */
  @Test
  void connectionsInQuickSuccessionAreAllAnswered() throws IOException {
    for (int i = 0; i < 2_000; i++) {
      try (RawClient client = RawClient.connect(socket)) {
        client.send(request("Echo", String.valueOf(i)));
        assertThat(client.reply()).isEqualTo("{\"result\":" + i + ",\"success\":true}");
      }
    }
  }

  @Test
  void queuedRequestOfAClientThatWentIsNeverRun() throws Exception {
    RawClient[] blocking = new RawClient[LuxiServerOptions.at(socket).workers()];
    for (int i = 0; i < blocking.length; i++) {
      blocking[i] = RawClient.connect(socket);
      blocking[i].send(request("Block", "0"));
    }
    Awaitility.await().until(() -> server.busyWorkers() == blocking.length);
    RawClient leaving = RawClient.connect(socket);
    leaving.send(request("Park", "0"));
    Awaitility.await().until(() -> server.queuedRequests() == 1);

    leaving.close();
    try (RawClient other = RawClient.connect(socket)) {
      other.send(request("InlineEcho", "1"));
      assertThat(other.reply()).as("the selector has been round").contains("1");
    }
    blocker.countDown();

    for (RawClient client : blocking) {
      assertThat(client.reply()).contains("done");
      client.close();
    }
    Awaitility.await().until(() -> server.busyWorkers() == 0 && server.queuedRequests() == 0);
    assertThat(parked).isEmpty();
  }

  @Test
  void errorsAreClassAndArgumentsOrAText() throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Refuse", "0") + request("Break", "0"));

      assertThat(client.reply())
          .isEqualTo("{\"result\":[\"OpPrereqError\",[\"no\",\"wrong_input\"]],\"success\":false}");
      assertThat(client.reply())
          .isEqualTo("{\"result\":\"Caught exception: broken\",\"success\":false}");
    }
  }

  @Test
  void errorOfTheVirtualMachineIsAnsweredAndLogged() throws IOException {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger log = (Logger) LoggerFactory.getLogger(RequestRunner.class);
    log.addAppender(lines);
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Exhaust", "0") + request("InlineExhaust", "0") + request("Echo", "1"));

      String failure = "{\"result\":\"Caught exception: exhausted\",\"success\":false}";
      assertThat(client.reply()).isEqualTo(failure);
      assertThat(client.reply()).isEqualTo(failure);
      assertThat(client.reply()).contains("1");
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list)
        .allMatch(line -> line.getLevel() == Level.ERROR && line.getThrowableProxy() != null)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.startsWith("Exhaust of pid"))
        .anyMatch(line -> line.startsWith("InlineExhaust of pid"));
  }

  @Test
  void requestThatCannotBeAnsweredEndsItsConnection() throws IOException {
    try (RawClient client = RawClient.connect(socket);
        RawClient other = RawClient.connect(socket)) {
      client.send(request("Unanswerable", "0"));

      assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
      other.send(request("Echo", "1"));
      assertThat(other.reply()).contains("1");
    }
  }

  /** Its message cannot be had, as when there is no memory for it. */
  private static final class Unanswerable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new OutOfMemoryError("once more");
    }
  }

  @Test
  void secondAnswerToOneRequestIsRefused() throws Exception {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Park", "0"));
      Exchange exchange = parked.take();
      exchange.succeed(JsonValue.of(1));

      assertThatThrownBy(() -> exchange.succeed(JsonValue.of(2)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void peerIsKnownByItsProcess() throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("Peer", "0"));

      assertThat(client.reply()).contains("\"result\":" + ProcessHandle.current().pid() + ",");
    }
  }

  @Test
  void shortcutIsTheSelectorThreadAndCanBeClosed() throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      client.send(request("InlineThread", "0"));
      assertThat(client.reply()).contains("luxi-selector");
    }
    Path other = folder.resolve("other");
    try (LuxiServer longWay =
            LuxiServer.start(LuxiServerOptions.at(other).withoutShortcut(), handler);
        RawClient client = RawClient.connect(longWay.socket())) {
      client.send(request("InlineThread", "0"));
      assertThat(client.reply()).contains("luxi-worker");
    }
  }

  @Test
  void largeRequestIsReadAndRunByAWorkerWhateverItsRoute() throws IOException {
    String large = "\"" + "x".repeat(100_000) + "\"";
    try (RawClient client = RawClient.connect(socket)) {
      client.send(
          request("InlineThread", large) + request("InlineThread", "0") + request("Echo", large));

      assertThat(client.reply()).contains("luxi-worker");
      assertThat(client.reply()).contains("luxi-selector");
      assertThat(client.reply()).contains("xxx");
    }
  }

  @Test
  void largeGarbageEndsItsConnection() throws IOException {
    try (RawClient client = RawClient.connect(socket);
        RawClient other = RawClient.connect(socket)) {
      client.send(request("Echo", "[" + "1,".repeat(100_000) + "]"));
      assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);

      other.send(request("Echo", "1"));
      assertThat(other.reply()).contains("1");
    }
  }

  static String request(String method, String args) {
    return "{\"method\":\"" + method + "\",\"args\":" + args + "}\u0003";
  }
}
