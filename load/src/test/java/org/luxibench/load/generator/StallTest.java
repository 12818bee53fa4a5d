package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.calibrate.Conduct;
import org.luxibench.load.calibrate.KnownServer;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.Bursts;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Spacing;
import org.luxibench.results.load.Counts;

class StallTest {
  private static final Duration TIMEOUT = Duration.ofMillis(200);
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;

  @Test
  void repliesThatCameWhileTheGeneratorStoodStillAreNoTimeouts() throws Exception {
    Arrivals arrivals = new Arrivals(new ConstantRate(200), Spacing.CONSTANT, 0.1, 1);
    // All 20 have been sent by then, and the server answers after 50 ms whatever we do.
    Counts counts = run(20, arrivals, Conduct.delay(50 * MILLI), 110 * MILLI, 400 * MILLI);
    assertThat(counts.completed()).isEqualTo(20);
    assertThat(counts.timeouts()).isZero();
  }

  @Test
  void whatFellDueMeanwhileIsSentOnceTheRepliesAreRead() throws Exception {
    Arrivals arrivals = new Arrivals(new ConstantRate(40), Spacing.CONSTANT, 0.4, 1);
    Counts counts = run(16, arrivals, Conduct.delay(5 * MILLI), 60 * MILLI, 400 * MILLI);
    assertThat(counts.completed()).isEqualTo(16);
    assertThat(counts.abandoned()).isZero();
  }

  @Test
  void whatFellDueWhileNothingWasUnderWayIsSentThoughTheScheduleIsOver() throws Exception {
    Arrivals arrivals = new Arrivals(new ConstantRate(40), Spacing.CONSTANT, 0.4, 1);
    // The third is sent at 50 ms and answered 5 ms later: the turn that takes the reply stalls.
    Counts counts = run(16, arrivals, Conduct.delay(5 * MILLI), 52 * MILLI, 400 * MILLI);
    assertThat(counts.completed()).isEqualTo(16);
  }

  @Test
  void requestsOfOneInstantThatAreMoreThanTheConnectionsFindNoneFree() throws Exception {
    try (KnownServer server = KnownServer.start(folder.resolve("s"), Conduct.delay(0));
        Generator generator = generator(4, () -> {})) {
      assertThat(server).isNotNull();
      PhaseTally tally = new PhaseTally("burst", 1, System.nanoTime());
      generator.run(new Arrivals(new Bursts(10, 10, 0.1), Spacing.CONSTANT, 0.15, 1), tally);
      assertThat(tally.starvedRequests()).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void requestsOfOneInstantAreAsLateAsTheyAreSent() throws Exception {
    try (KnownServer server = KnownServer.start(folder.resolve("s"), Conduct.delay(0));
        Generator generator = generator(200, () -> {})) {
      assertThat(server).isNotNull();
      PhaseTally tally = new PhaseTally("burst", 1, System.nanoTime());
      generator.run(new Arrivals(new Bursts(1, 200, 0.1), Spacing.CONSTANT, 0.15, 1), tally);
      Tally all = tally.all();
      assertThat(all.counts().completed()).isGreaterThanOrEqualTo(200);
      assertThat(all.waited().getMaxValue()).as("each has a client").isZero();
      assertThat(all.lag().getValueAtPercentile(100))
          .as("each is sent after those before it")
          .isGreaterThan(all.lag().getValueAtPercentile(25));
      assertThat(tally.all().response().getMaxValue()).isGreaterThan(all.lag().getMaxValue());
    }
  }

  @Test
  void whatTheGeneratorSleptThroughIsNoWaitThoughNoClientWasFree() {
    Call call = new Call(0, new byte[0], 0);
    call.noticed = 90;
    call.waitedUntil(100);
    call.sent = 130;
    assertThat(call.waited()).isEqualTo(10);
    assertThat(call.lag()).isEqualTo(120);
  }

  /** Holds the generator's thread once, some time after its first turn. */
  private Counts run(
      int connections, Arrivals arrivals, Conduct conduct, long afterNanos, long stallNanos)
      throws Exception {
    long[] firstTurn = new long[1];
    boolean[] stalled = new boolean[1];
    Runnable stall =
        () -> {
          firstTurn[0] = firstTurn[0] == 0 ? System.nanoTime() : firstTurn[0];
          long until = firstTurn[0] + afterNanos + stallNanos;
          if (!stalled[0] && System.nanoTime() - firstTurn[0] > afterNanos) {
            stalled[0] = true;
            while (System.nanoTime() < until) {
              LockSupport.parkNanos(until - System.nanoTime());
            }
          }
        };
    try (KnownServer server = KnownServer.start(folder.resolve("s"), conduct);
        Generator generator = generator(connections, stall)) {
      assertThat(server).isNotNull();
      PhaseTally tally = new PhaseTally("stalled", 1, System.nanoTime());
      generator.run(arrivals, tally);
      assertThat(stalled[0]).isTrue();
      assertThat(tally.all().counts().addsUp()).isTrue();
      return tally.all().counts();
    }
  }

  private Generator generator(int connections, Runnable eachTurn) throws Exception {
    byte[] frame = "{\"args\":[],\"method\":\"M\"}\u0003".getBytes(StandardCharsets.UTF_8);
    Mix mix = new Mix(List.of(new RequestKind("M", List.of(frame), 1, Shape.ANY)), 1);
    return new Generator(
        new GeneratorOptions(folder.resolve("s"), connections, TIMEOUT, ConnectionStyle.KEPT, 1),
        mix,
        new ConnectRetry(),
        eachTurn);
  }
}
