package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.LuxiHandler;
import org.luxibench.luxi.LuxiRequest;
import org.luxibench.luxi.LuxiServer;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.RawClient;
import org.luxibench.luxi.Route;

@Timeout(60)
final class DiskThreadsTest {
  @TempDir Path folder;
  private final DiskThreads disk = new DiskThreads();
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final List<RawClient> clients = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    stalled.countDown();
    disk.close();
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void whoeverCallsIsFreeWhileTheDiskStalls() throws Exception {
    try (LuxiServer server = serve(this::stall)) {
      ask(2 * DiskThreads.THREADS);
      await(DiskThreads.THREADS, DiskThreads.THREADS);
      assertThat(server.busyWorkers()).isZero();

      stalled.countDown();

      for (RawClient client : clients) {
        assertThat(client.reply()).contains("\"saved\"");
      }
      await(0, 0);
    }
  }

  @Test
  void errorsAreAnsweredAsEverywhere() throws Exception {
    List<Exception> failures =
        List.of(
            new GanetiException(GanetiError.of("JobQueueError", "no")),
            new IllegalStateException("a bug"),
            new ArgumentException("no number"));
    AtomicInteger next = new AtomicInteger();
    try (LuxiServer server =
        serve(
            args -> {
              throw failures.get(next.getAndIncrement());
            })) {
      assertThat(server.socket()).exists();
      assertThat(ask()).contains("[\"JobQueueError\",[\"no\"]]");
      assertThat(ask()).contains("\"Caught exception: a bug\"");
      assertThat(ask()).contains("\"Caught exception: no number\"");
    }
  }

  @Test
  void requestOfAClientThatHasGoneIsDropped() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    try (LuxiServer server =
        serve(
            args -> {
              ran.incrementAndGet();
              return stall(args);
            })) {
      ask(DiskThreads.THREADS);
      await(DiskThreads.THREADS, 0);
      ask(1);
      await(DiskThreads.THREADS, 1);

      clients.remove(DiskThreads.THREADS).close();
      Awaitility.await().until(() -> server.openConnections() == DiskThreads.THREADS);
      stalled.countDown();

      await(0, 0);
      assertThat(ran).hasValue(DiskThreads.THREADS);
    }
  }

  private Object stall(Arguments args) throws InterruptedException {
    stalled.await();
    return "saved";
  }

  private void await(int busy, int queued) {
    Awaitility.await()
        .until(
            () ->
                gauge("luxibench_disk_threads_busy") == busy
                    && gauge("luxibench_disk_requests_queued") == queued);
  }

  private long gauge(String name) {
    return disk.gauges().stream()
        .filter(gauge -> gauge.name().equals(name))
        .mapToLong(gauge -> gauge.value().getAsLong())
        .sum();
  }

  private void ask(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      RawClient client = RawClient.connect(folder.resolve("luxi"));
      clients.add(client);
      client.send("{\"method\":\"Save\",\"args\":0}\u0003");
    }
  }

  private String ask() throws IOException {
    ask(1);
    return clients.get(clients.size() - 1).reply();
  }

  private LuxiServer serve(LuxiMethod.Answer answer) throws IOException {
    LuxiMethod method = disk.running(ArgumentShape.BARE, 1, answer);
    LuxiHandler handler =
        new LuxiHandler() {
          @Override
          public Route route(LuxiRequest request) {
            return method.brief().test(request.args()) ? Route.INLINE : Route.WORKER;
          }

          @Override
          public void handle(LuxiRequest request, Exchange exchange) throws Exception {
            method.body().run(new Arguments(List.of(request.args()), request.args()), exchange);
          }
        };
    return LuxiServer.start(LuxiServerOptions.at(folder.resolve("luxi")), handler);
  }
}
