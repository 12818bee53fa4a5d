package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.generator.Parked;

/** Parked calls against servers that treat them in each way there is. */
class ParkedTest {
  private static final byte[] ASK = bytes("{\"args\":[],\"method\":\"Wait\"}");
  private static final byte[] NO =
      bytes("{\"result\":[\"OpPrereqError\",[\"no\",\"wrong_input\"]],\"success\":false}");
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void callsThatGetNoAnswerWait() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), (received, number) -> Conduct.NEVER);
        Parked parked = park(server.socket(), 300)) {
      assertThat(parked.count()).isEqualTo(new Parked.Count(300, 0, 0, 0));
    }
  }

  @Test
  void callsThatAreAnsweredAtOnceDoNot() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0));
        Parked parked = park(server.socket(), 16)) {
      await().until(() -> parked.count().equals(new Parked.Count(0, 16, 0, 0)));
    }
  }

  @Test
  void callsThatAreAnsweredAtOnceAreNoLoopBesideTheMeasurement() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Conduct counting =
        (received, number) -> {
          asked.incrementAndGet();
          return received;
        };
    long start = System.nanoTime();
    try (KnownServer server = KnownServer.start(socket(), counting);
        Parked parked = park(server.socket(), 16)) {
      await().pollInterval(Duration.ofMillis(1)).until(() -> asked.get() > 2 * 16);
      int calls = asked.get();
      long rounds = 1 + Duration.ofNanos(System.nanoTime() - start).dividedBy(AGAIN);
      assertThat((long) calls).as("one round each 200 ms").isLessThanOrEqualTo(16 * rounds);
      assertThat(parked.count().closed()).isZero();
    }
  }

  @Test
  void refusedCallsDoNot() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0), NO);
        Parked parked = park(server.socket(), 16)) {
      await().until(() -> parked.count().equals(new Parked.Count(0, 0, 16, 0)));
    }
  }

  @Test
  void callsWhoseConnectionTheServerEndsAreClosed() throws Exception {
    KnownServer server = KnownServer.start(socket(), (received, number) -> Conduct.NEVER);
    try (Parked parked = park(server.socket(), 16)) {
      server.close();
      await().until(() -> parked.count().equals(new Parked.Count(0, 0, 0, 16)));
    }
  }

  @Test
  void aServerThatTakesNoMoreConnectionsIsGivenUpWithTheFigure() throws Exception {
    try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      busy.bind(UnixDomainSocketAddress.of(socket()), 1);
      assertThatThrownBy(() -> Parked.at(socket(), ASK, 100, Duration.ZERO, () -> false))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("\\d of 100 calls could be parked: .* takes no more connections");
    }
  }

  @Test
  void whoIsStoppedDoesNotWaitForAServerThatIsFull() throws Exception {
    try (ServerSocketChannel busy = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      busy.bind(UnixDomainSocketAddress.of(socket()), 1);
      assertThatThrownBy(() -> Parked.at(socket(), ASK, 100, PATIENCE, () -> true))
          .hasMessageContaining("takes no more connections");
    }
  }

  private static Parked park(Path socket, int count) throws IOException {
    return Parked.at(socket, ASK, count, PATIENCE, () -> false);
  }

  private static byte[] bytes(String text) {
    return (text + "\u0003").getBytes(StandardCharsets.UTF_8);
  }

  private Path socket() {
    return folder.resolve("s");
  }
}
