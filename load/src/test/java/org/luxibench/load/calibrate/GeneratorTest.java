package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.load.generator.Generator;
import org.luxibench.load.generator.GeneratorOptions;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.Mix;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.load.generator.Tally;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Spacing;
import org.luxibench.results.load.Counts;

class GeneratorTest {
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;
  private List<String> ids = List.of();

  @Test
  void everyPlannedRequestIsAnswered() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(MILLI))) {
      Counts counts = run(server, 8, 500, 0.4, ConnectionStyle.KEPT).all().counts();
      assertThat(counts.planned()).isEqualTo(200);
      assertThat(counts.completed()).isEqualTo(200);
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void aForgottenRequestTimesOutAndCountsWithAtLeastTheTimeout() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.drops(MILLI, 10))) {
      PhaseTally tally = run(server, 16, 200, 0.5, ConnectionStyle.KEPT);
      Counts counts = tally.all().counts();
      assertThat(counts.timeouts()).isEqualTo(10);
      assertThat(counts.completed()).isEqualTo(90);
      assertThat(counts.addsUp()).isTrue();
      assertThat(tally.all().response().getMaxValue()).isGreaterThanOrEqualTo(TIMEOUT.toNanos());
    }
  }

  @Test
  void requestsBehindASingleSlowConnectionAreChargedFromTheirScheduledStart() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(10 * MILLI))) {
      PhaseTally tally = run(server, 1, 200, 0.1, ConnectionStyle.KEPT);
      // 20 requests 5 ms apart, each served in 10 ms on the one connection: the last waits 95 ms.
      assertThat(tally.all().response().getMaxValue()).isGreaterThanOrEqualTo(100 * MILLI);
      assertThat(tally.all().waited().getMaxValue()).isGreaterThanOrEqualTo(85 * MILLI);
      assertThat(tally.all().lag().getValueAtPercentile(50))
          .as("the wait is not the generator's")
          .isLessThan(tally.all().waited().getValueAtPercentile(50));
      assertThat(tally.starvedRequests()).isPositive();
    }
  }

  @Test
  void whatFindsNoConnectionInTimeIsAbandoned() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), (received, number) -> Conduct.NEVER)) {
      Counts counts = run(server, 2, 100, 0.2, ConnectionStyle.KEPT).all().counts();
      assertThat(counts.planned()).isEqualTo(20);
      assertThat(counts.abandoned()).isPositive();
      assertThat(counts.timeouts()).isPositive();
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void aServerThatClosesIsAnErrorByItsClass() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), (received, number) -> Conduct.CLOSE)) {
      Counts counts = run(server, 4, 100, 0.1, ConnectionStyle.KEPT).all().counts();
      assertThat(counts.errorsByClass())
          .containsExactly(java.util.Map.entry("connection closed", 10L));
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void twoFramesForOneRequestAreAnErrorEachTime() throws Exception {
    byte[] twice =
        "{\"result\":[],\"success\":true}\u0003{\"result\":[],\"success\":true}\u0003"
            .getBytes(StandardCharsets.UTF_8);
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0), twice)) {
      Counts counts = run(server, 4, 100, 0.1, ConnectionStyle.KEPT).all().counts();
      assertThat(counts.errorsByClass())
          .containsExactly(java.util.Map.entry("more than one frame", 10L));
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void idsOfAcceptedJobsAreKept() throws Exception {
    assertThat(submitted("{\"result\":\"17\",\"success\":true}").counts().completed()).isEqualTo(3);
    assertThat(ids).containsExactly("17", "17", "17");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "{\"success\":true,\"result\":[;not JSON",
        "{\"success\":true,\"result\":{}};wrong shape",
        "{\"success\":true,\"result\":null};wrong shape"
      })
  void anAcceptedJobWithoutAnIdIsAnErrorAndNotTheEndOfTheRun(String answer, String errorClass)
      throws Exception {
    Counts counts = submitted(answer).counts();
    assertThat(counts.errorsByClass()).containsExactly(java.util.Map.entry(errorClass, 3L));
    assertThat(counts.addsUp()).isTrue();
    assertThat(ids).isEmpty();
  }

  private Tally submitted(String answer) throws Exception {
    byte[] accepted = (answer + "\u0003").getBytes(StandardCharsets.UTF_8);
    byte[] frame =
        "{\"args\":[[]],\"method\":\"SubmitJob\"}\u0003".getBytes(StandardCharsets.UTF_8);
    Mix mix = new Mix(List.of(new RequestKind("submit", List.of(frame), 1, Shape.ANY)), 1);
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0), accepted);
        Generator generator =
            new Generator(
                new GeneratorOptions(server.socket(), 4, TIMEOUT, ConnectionStyle.KEPT, 1), mix)) {
      PhaseTally tally = new PhaseTally("submit", 1, System.nanoTime());
      generator.run(new Arrivals(new ConstantRate(100), Spacing.CONSTANT, 0.03, 1), tally);
      ids = generator.acknowledged().ids();
      return tally.all();
    }
  }

  @Test
  void closedModeGoesOnWhenNobodyListens() throws Exception {
    try (Generator generator = generator(socket(), 4, ConnectionStyle.KEPT)) {
      PhaseTally tally = new PhaseTally("closed", 1, System.nanoTime());
      generator.runClosed(200 * MILLI, tally);
      Counts counts = tally.all().counts();
      assertThat(counts.errors()).isEqualTo(counts.planned()).isGreaterThan(4);
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void somethingThatIsNoReplyIsAnErrorByItsClass() throws Exception {
    byte[] garbage = "{\"nothing\":1}\u0003".getBytes(StandardCharsets.UTF_8);
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0), garbage)) {
      Counts counts = run(server, 4, 100, 0.1, ConnectionStyle.KEPT).all().counts();
      assertThat(counts.errorsByClass()).containsExactly(java.util.Map.entry("not a reply", 10L));
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void aRefusalIsAnErrorByItsGanetiClass() throws Exception {
    byte[] refusal =
        "{\"result\":[\"OpPrereqError\",[\"no\",\"wrong_input\"]],\"success\":false}\u0003"
            .getBytes(StandardCharsets.UTF_8);
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0), refusal)) {
      Counts counts = run(server, 4, 100, 0.1, ConnectionStyle.KEPT).all().counts();
      assertThat(counts.errorsByClass()).containsOnlyKeys("OpPrereqError");
      assertThat(counts.errors()).isEqualTo(10);
    }
  }

  @Test
  void asManyRequestsAreSentInGroupsAsTheScheduleSays() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0))) {
      PhaseTally tally = run(server, 8, 300, 0.3, ConnectionStyle.GROUPED);
      Counts counts = tally.all().counts();
      assertThat(counts.planned()).as("90, and what the last group has more").isBetween(90L, 92L);
      assertThat(counts.sent()).isEqualTo(counts.planned());
      assertThat(counts.completed()).isEqualTo(counts.planned());
      assertThat(tally.rate()).isGreaterThan(0.99 * tally.plannedRate());
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void whatShouldFollowALostCallWasPlannedAndIsAbandoned() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), (received, number) -> Conduct.CLOSE)) {
      PhaseTally tally = run(server, 8, 300, 0.3, ConnectionStyle.GROUPED);
      Counts counts = tally.all().counts();
      assertThat(counts.planned()).isBetween(90L, 92L);
      assertThat(counts.errors()).as("one a group").isBetween(30L, 60L);
      assertThat(counts.abandoned()).isEqualTo(counts.planned() - counts.errors());
      assertThat(tally.all().response().getTotalCount()).as("errors are not fast").isZero();
      assertThat(tally.rate()).isZero();
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void whatMustFollowTakesAPlaceOfTheScheduleToo() throws Exception {
    byte[] frame = "{\"args\":[],\"method\":\"M\"}\u0003".getBytes(StandardCharsets.UTF_8);
    RequestKind take = new RequestKind("take", List.of(frame), 1, Shape.ANY, false, true);
    RequestKind give = new RequestKind("give", List.of(frame), 0, Shape.ANY);
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(0));
        Generator generator =
            new Generator(
                new GeneratorOptions(server.socket(), 4, TIMEOUT, ConnectionStyle.KEPT, 1),
                new Mix(List.of(take, give), 1))) {
      PhaseTally tally = new PhaseTally("chain", 2, System.nanoTime());
      generator.run(new Arrivals(new ConstantRate(200), Spacing.CONSTANT, 0.1, 1), tally);
      assertThat(tally.byKind())
          .extracting(kind -> kind.counts().planned(), kind -> kind.counts().completed())
          .containsOnly(tuple(10L, 10L));
    }
  }

  @Test
  void closedModePlansAsManyAsItSends() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(MILLI));
        Generator generator = generator(server.socket(), 4, ConnectionStyle.KEPT)) {
      PhaseTally tally = new PhaseTally("closed", 1, System.nanoTime());
      generator.runClosed(200 * MILLI, tally);
      Counts counts = tally.all().counts();
      assertThat(counts.completed()).isEqualTo(counts.planned()).isGreaterThan(4);
      assertThat(counts.addsUp()).isTrue();
    }
  }

  @Test
  void nobodyListeningIsAnErrorOfEveryRequest() throws Exception {
    KnownServer gone = KnownServer.start(socket(), Conduct.delay(0));
    gone.close();
    Counts counts = run(gone, 4, 100, 0.1, ConnectionStyle.KEPT).all().counts();
    assertThat(counts.errorsByClass()).containsExactly(java.util.Map.entry("cannot connect", 10L));
    assertThat(counts.addsUp()).isTrue();
  }

  @Test
  void whatIsAnsweredAfterTheScheduleIsNotInTheRate() throws Exception {
    try (KnownServer server = KnownServer.start(socket(), Conduct.delay(20 * MILLI));
        Generator generator = generator(server.socket(), 1, ConnectionStyle.KEPT)) {
      PhaseTally tally = new PhaseTally("half", 1, System.nanoTime(), 200 * MILLI);
      generator.run(new Arrivals(new ConstantRate(100), Spacing.CONSTANT, 0.2, 1), tally);
      // One connection and 20 ms each: half the rate, though all are answered in the end.
      assertThat(tally.all().counts().completed()).isEqualTo(20);
      assertThat(tally.plannedRate()).isEqualTo(100);
      assertThat(tally.rate()).isLessThan(0.6 * tally.plannedRate());
    }
  }

  private static final Duration TIMEOUT = Duration.ofMillis(300);

  private PhaseTally run(
      KnownServer server, int connections, double rate, double seconds, ConnectionStyle style)
      throws Exception {
    try (Generator generator = generator(server.socket(), connections, style)) {
      PhaseTally tally = new PhaseTally("test", 1, System.nanoTime());
      generator.run(new Arrivals(new ConstantRate(rate), Spacing.CONSTANT, seconds, 1), tally);
      return tally;
    }
  }

  private static Generator generator(Path socket, int connections, ConnectionStyle style)
      throws Exception {
    byte[] frame = "{\"args\":[],\"method\":\"M\"}\u0003".getBytes(StandardCharsets.UTF_8);
    RequestKind kind = new RequestKind("M", List.of(frame), 1, Shape.ARRAY);
    return new Generator(
        new GeneratorOptions(socket, connections, TIMEOUT, style, 1), new Mix(List.of(kind), 1));
  }

  private Path socket() {
    return folder.resolve("s");
  }
}
