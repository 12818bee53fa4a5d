package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.luxi.LuxiServerTest.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.JsonValue;
import tools.jackson.core.JsonGenerator;

/** Large answers are made by few threads, and by none of the workers. */
@Timeout(20)
final class AsideTest {
  private static final int FEW = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  /** Far more numbers than are written between two looks for the client. */
  private static final int MANY = 100_000;

  @TempDir Path folder;
  private LuxiServer server;
  private final CountDownLatch blocker = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch writing = new CountDownLatch(1);
  private final AtomicInteger writtenForNobody = new AtomicInteger();

  private final LuxiHandler handler =
      new LuxiHandler() {
        @Override
        public Route route(LuxiRequest request) {
          return Route.WORKER;
        }

        @Override
        public void handle(LuxiRequest request, Exchange exchange) {
          switch (request.method()) {
            case "Large" ->
                exchange.aside(
                    () -> {
                      begun.incrementAndGet();
                      blocker.await();
                      exchange.succeed(JsonValue.of(Thread.currentThread().getName()));
                    });
            case "Endless" -> exchange.succeed(out -> writeOn(out, exchange));
            case "Break" ->
                exchange.aside(
                    () -> {
                      throw new IllegalStateException("broken");
                    });
            default -> exchange.succeed(JsonValue.of(request.args()));
          }
        }
      };

  @BeforeEach
  void listen() throws IOException {
    server = LuxiServer.start(LuxiServerOptions.at(folder.resolve("luxi")), handler);
  }

  @AfterEach
  void end() {
    blocker.countDown();
    server.close();
  }

  @Test
  void oneProcessorIsLeftToSmallRequests() throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < FEW + 2; i++) {
      RawClient client = RawClient.connect(server.socket());
      clients.add(client);
      client.send(request("Large", "0"));
    }
    Awaitility.await().until(() -> begun.get() == FEW && server.busyWorkers() == 0);
    try (RawClient small = RawClient.connect(server.socket())) {
      small.send(request("Echo", "1"));
      assertThat(small.reply()).contains("\"result\":1");
    }
    assertThat(begun).hasValue(FEW);
    assertThat(server.queuedLargeAnswers()).isEqualTo(2);

    blocker.countDown();

    for (RawClient client : clients) {
      assertThat(client.reply()).contains("luxi-large-");
      client.close();
    }
  }

  @Test
  void whatNobodyIsLeftToReadIsNotWrittenToItsEnd() throws Exception {
    RawClient client = RawClient.connect(server.socket());
    client.send(request("Endless", "0"));
    Awaitility.await().until(() -> begun.get() == 1);
    client.close();

    assertThat(writing.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(writtenForNobody).hasValueLessThan(MANY);
  }

  private void writeOn(JsonGenerator out, Exchange exchange) {
    try {
      begun.incrementAndGet();
      out.writeStartArray();
      while (!exchange.clientGone()) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < MANY; i++) {
        out.writeNumber(i);
        writtenForNobody.incrementAndGet();
      }
      out.writeEndArray();
    } finally {
      writing.countDown();
    }
  }

  @Test
  void whatBreaksAsideIsTold() throws IOException {
    try (RawClient client = RawClient.connect(server.socket())) {
      client.send(request("Break", "0"));

      assertThat(client.reply())
          .isEqualTo("{\"result\":\"Caught exception: broken\",\"success\":false}");
    }
  }
}
