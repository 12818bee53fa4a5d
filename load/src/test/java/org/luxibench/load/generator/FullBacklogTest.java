package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Spacing;
import org.luxibench.results.load.Counts;

/** Clients of a server whose queue of new connections is full. */
@Timeout(60)
class FullBacklogTest {
  private static final long MILLI = 1_000_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ConnectRetry PATIENT = new ConnectRetry(20 * MILLI, 60_000 * MILLI);

  @TempDir private Path folder;

  @Test
  void aClientThatIsTurnedAwayIsInNobodysWayAndChargedFromWhenItsCallWasDue() throws Exception {
    PhaseTally tally = new PhaseTally("second", 1, System.nanoTime());
    AtomicReference<StubbornServer> stubborn = new AtomicReference<>();
    Runnable admitOnceTheOthersAreServed =
        () -> {
          if (tally.all().counts().completed() == 9) {
            stubborn.get().admit(100);
          }
        };
    try (StubbornServer server = new StubbornServer(socket());
        Generator generator = generator(2, PATIENT, admitOnceTheOthersAreServed)) {
      stubborn.set(server);
      server.admit(1);
      generator.run(requests(1), new PhaseTally("first", 1, System.nanoTime()));
      server.fill();

      generator.run(requests(10), tally);

      assertThat(tally.all().counts().completed()).isEqualTo(10);
      assertThat(tally.connectRetries()).isPositive();
      assertThat(tally.all().response().getMaxValue()).isGreaterThanOrEqualTo(20 * MILLI);
    }
  }

  @Test
  void clientsThatAreTurnedAwayAreNoLackOfClients() throws Exception {
    PhaseTally tally = new PhaseTally("full", 1, System.nanoTime());
    try (StubbornServer server = new StubbornServer(socket());
        Generator generator = generator(1, new ConnectRetry(MILLI, 60 * MILLI), () -> {})) {
      server.fill();

      generator.run(requests(5), tally);

      assertThat(tally.starvedRequests()).isZero();
      assertThat(tally.all().counts().completed()).isZero();
      assertThat(tally.all().counts().addsUp()).isTrue();
    }
  }

  @Test
  void aClientGivesUpWhenAllItsTimeIsOver() throws Exception {
    PhaseTally tally = new PhaseTally("full", 1, System.nanoTime());
    try (StubbornServer server = new StubbornServer(socket());
        Generator generator = generator(4, new ConnectRetry(MILLI, 20 * MILLI), () -> {})) {
      server.fill();

      generator.run(requests(3), tally);

      Counts counts = tally.all().counts();
      assertThat(counts.timeouts()).isEqualTo(3);
      assertThat(counts.addsUp()).isTrue();
      assertThat(tally.connectRetries()).isGreaterThanOrEqualTo(3);
      assertThat(tally.all().response().getMinValue()).isGreaterThanOrEqualTo(19 * MILLI);
      assertThat(tally.all().lag().getTotalCount()).as("never sent").isZero();
      assertThat(tally.all().service().getTotalCount()).as("never sent").isZero();
    }
  }

  @Test
  void whoIsTurnedAwayWhenTheRunIsCutShortIsAbandoned() throws Exception {
    PhaseTally tally = new PhaseTally("full", 1, System.nanoTime());
    AtomicReference<Generator> running = new AtomicReference<>();
    Runnable stopAtTheFirstRetry =
        () -> {
          if (tally.connectRetries() > 0) {
            running.get().stop();
          }
        };
    try (StubbornServer server = new StubbornServer(socket());
        Generator generator = generator(2, PATIENT, stopAtTheFirstRetry)) {
      running.set(generator);
      server.fill();

      generator.run(requests(2), tally);

      assertThat(tally.all().counts().abandoned()).isEqualTo(2);
      assertThat(tally.all().counts().addsUp()).isTrue();
    }
  }

  @Test
  void connectionsThatAreMadeBeforehandAreGivenUpWithTheFigure() throws Exception {
    try (StubbornServer server = new StubbornServer(socket());
        Selector selector = Selector.open()) {
      server.fill();
      ClientPool clients = new ClientPool(selector, socket(), 3);

      assertThatThrownBy(() -> clients.connect(() -> false, 0))
          .isInstanceOf(IOException.class)
          .hasMessage("0 of 3 connections could be opened: the server takes no more");
      clients.connect(() -> true, Long.MAX_VALUE);
      clients.close();
    }
  }

  private static Arrivals requests(int count) {
    return new Arrivals(new ConstantRate(100), Spacing.CONSTANT, count / 100.0 - 0.005, 1);
  }

  private Generator generator(int connections, ConnectRetry retries, Runnable eachTurn)
      throws Exception {
    byte[] frame = "{\"args\":[],\"method\":\"M\"}\u0003".getBytes(StandardCharsets.UTF_8);
    Mix mix = new Mix(List.of(new RequestKind("M", List.of(frame), 1, Shape.ANY)), 1);
    return new Generator(
        new GeneratorOptions(socket(), connections, TIMEOUT, ConnectionStyle.KEPT, 1),
        mix,
        retries,
        eachTurn);
  }

  private Path socket() {
    return folder.resolve("s");
  }
}
