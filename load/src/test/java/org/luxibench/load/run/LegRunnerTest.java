package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.scenario.Library;
import org.luxibench.load.scenario.ReadOnly;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;

/** Small scenarios against a server that answers at once. */
class LegRunnerTest {
  @TempDir private Path folder;
  private IntervalLog log;

  @BeforeEach
  void startLog() throws Exception {
    log = IntervalLog.start(folder.resolve("latency.hlog"));
  }

  @AfterEach
  void endLog() throws Exception {
    log.close();
  }

  @Test
  void phasesAreDrivenInTheirOrder() throws Exception {
    try (LockServer server = LockServer.start(socket())) {
      Leg leg = run(scenario("", "", PHASE + PHASE.replace("only", "second")));
      assertThat(leg.verdict()).isEqualTo(Verdict.PASSED);
      assertThat(leg.phases()).extracting(Phase::name).containsExactly("only", "second");
      assertThat(leg.phases()).allMatch(phase -> phase.counts().completed() == 20);
      assertThat(server.methods()).contains("echo");
    }
  }

  @Test
  void requestsMayStandWithThePhasesAlone() throws Exception {
    String yaml =
        """
        name: small
        reason: to be run
        client: {connections: 4}
        lag-limit: 10s
        watch: 0s
        thresholds: [timeouts == 0, errors == 0]
        phases:
          - name: only
            requests: [{method: echo, args: []}]
            schedule: {rate: 100, spacing: constant}
            measure: 200ms
        """;
    try (LockServer server = LockServer.start(socket())) {
      Leg leg = run(ScenarioReader.read("f", yaml, Form.FULL, Map.of()).scenario());
      assertThat(leg.phases()).singleElement().matches(each -> each.counts().completed() == 20);
      assertThat(server.methods()).contains("echo");
    }
  }

  @Test
  void aClosedPhaseMayWarmUp() throws Exception {
    String closed = "  - {%sname: only, warmup: 50ms, schedule: {closed: true}, measure: 200ms}\n";
    try (LockServer server = LockServer.start(socket())) {
      Leg leg = run(scenario("", "", closed));
      assertThat(leg.phases())
          .singleElement()
          .matches(phase -> phase.counts().completed() > 0)
          .matches(phase -> phase.counts().completed() == phase.counts().planned());
      assertThat(server.methods()).contains("echo");
    }
  }

  @Test
  void eachClientGivesBackWhatItSharedBeforeItGoesOn() throws Exception {
    try (LockServer server = LockServer.start(socket())) {
      Scenario scenario = wconfd(Map.of("from", "400", "to", "400", "connections", "4"));
      Leg leg = run(scenario);
      assertThat(leg.phases()).isNotEmpty();
      assertThat(server.owners()).isEmpty();
      assertThat(server.doubleShares()).as("shares by one who has it").isZero();
      assertThat(server.wrongReleases()).as("but for those in the end").isEqualTo(4);
      assertThat(server.everyOwner()).hasSizeGreaterThan(1);
      assertThat(leg.phases().get(0).kinds())
          .filteredOn(kind -> kind.method().endsWith("the BGL"))
          .hasSize(2)
          .extracting(kind -> kind.counts().planned())
          .satisfies(planned -> assertThat(planned.get(0)).isEqualTo(planned.get(1)));
    }
  }

  @Test
  void whatIsStillHeldWhenTheRunIsCutShortIsGivenBack() throws Exception {
    AtomicReference<LegRunner> running = new AtomicReference<>();
    AtomicInteger heldAtTheCut = new AtomicInteger();
    try (LockServer server =
            LockServer.start(
                socket(),
                LegRunnerTest::shares,
                (request, self) -> {
                  if (shares(request) && self.everyOwner().size() == 3) {
                    heldAtTheCut.set(self.owners().size());
                    running.get().cut();
                  }
                });
        LegRunner runner = runner(wconfd(Map.of("from", "400", "to", "400", "connections", "4")))) {
      running.set(runner);
      Leg leg = runner.run();
      assertThat(leg.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(heldAtTheCut).hasValue(3);
      assertThat(server.owners()).isEmpty();
      assertThat(runner.findings()).isEmpty();
    }
  }

  @Test
  void whatCouldNotBeUndoneIsToldAndTheLegIsInvalid() throws Exception {
    try (LockServer server = LockServer.start(socket());
        LegRunner runner =
            runner(scenario("after: [{call: {method: refuse, args: [1]}}]\n", "", PHASE))) {
      Leg leg = runner.run();
      assertThat(server.methods()).contains("refuse");
      assertThat(leg.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(runner.findings())
          .singleElement()
          .asString()
          .contains("NOT UNDONE: refuse [1]", "the daemon refused");
    }
  }

  @Test
  void aPhaseWhoseActionFailedHasOneRecordThatIsInvalidAndHasItsFigures() throws Exception {
    try (LockServer server = LockServer.start(socket())) {
      Leg leg = run(scenario("", "during: [{at: 0s, call: {method: refuse, args: []}}], ", PHASE));
      assertThat(server.methods()).contains("refuse");
      assertThat(leg.phases()).hasSize(1);
      Phase phase = leg.phases().get(0);
      assertThat(phase.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(phase.detail()).contains("an action of the phase failed", "the daemon refused");
      assertThat(phase.counts().completed()).isEqualTo(20);
      assertThat(leg.verdict()).isEqualTo(Verdict.INVALID);
    }
  }

  @Test
  void aPhaseThatCannotBePreparedIsNotMeasuredAndTheNextOneIs() throws Exception {
    try (LockServer server = LockServer.start(socket())) {
      String refused = "before: [{call: {method: refuse, args: []}}], ";
      Leg leg =
          run(scenario("", refused, PHASE + PHASE.replace("only", "second").replace("%s", "")));
      assertThat(server.methods()).contains("refuse");
      assertThat(leg.phases())
          .extracting(Phase::verdict)
          .containsExactly(Verdict.INVALID, Verdict.PASSED);
      assertThat(leg.phases().get(0).detail()).startsWith("not measured: ");
    }
  }

  @Test
  void aSearchWhoseActionHangsSaysNothingThoughALowerRateWasKept() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String search =
        "  - {name: only, schedule: {rate: 100}, search: {from: 100, to: 400}, measure: 100ms,"
            + " during: [{at: 0s, call: {method: hang, args: []}}]}\n";
    try (LockServer server =
            LockServer.start(
                socket(),
                request -> request.method().equals("hang") && asked.incrementAndGet() > 1,
                (request, self) -> {});
        LegRunner runner =
            new LegRunner(
                "leg",
                scenario("", "", search),
                Target.of(server.socket(), OptionalLong.empty(), ""),
                Dialect.V3_0,
                new RunListener() {},
                log,
                Duration.ofMillis(200))) {
      Leg leg = runner.run();
      assertThat(asked).hasValue(2);
      assertThat(leg.phases()).extracting(Phase::verdict).containsExactly(Verdict.PASSED);
      assertThat(leg.verdict()).isEqualTo(Verdict.INVALID);
    }
  }

  @Test
  void stepsOfASearchDoNotStandForAPhaseThatWasNotDriven() throws Exception {
    AtomicReference<LegRunner> running = new AtomicReference<>();
    String search =
        "  - {name: only, schedule: {rate: 100}, search: {from: 100, to: 400}, measure: 50ms}\n";
    try (LockServer server =
            LockServer.start(
                socket(),
                request -> false,
                (request, self) -> {
                  if (request.method().equals("last")) {
                    running.get().cut();
                  }
                });
        LegRunner runner =
            runner(
                scenario(
                    "",
                    "",
                    search
                        + PHASE.replace(
                            "%sname: only",
                            "name: second, before: [{call: {method: last, args: []}},"
                                + " {call: {method: refuse, args: []}}]")
                        + PHASE.replace("only", "third")))) {
      running.set(runner);
      assertThat(server).isNotNull();
      assertThat(runner.run().verdict()).isEqualTo(Verdict.INVALID);
    }
  }

  private static final String PHASE =
      "  - {%sname: only, schedule: {rate: 100, spacing: constant}, measure: 200ms}\n";

  private static boolean shares(org.luxibench.luxi.LuxiRequest request) {
    return LockServer.ownerOf(request) != null && request.args().toString().contains("\"shared\"");
  }

  private Leg run(Scenario scenario) throws Exception {
    try (LegRunner runner = runner(scenario)) {
      return runner.run();
    }
  }

  private LegRunner runner(Scenario scenario) throws Exception {
    return new LegRunner(
        "leg",
        scenario,
        Target.of(socket(), OptionalLong.empty(), ""),
        Dialect.V3_0,
        new RunListener() {},
        log);
  }

  private static Scenario wconfd(Map<String, String> values) throws Exception {
    Scenario read =
        ScenarioReader.read("real-wconfd", Library.yaml("real-wconfd"), Form.QUICK, values)
            .scenario();
    return ReadOnly.guard(read, false, true);
  }

  private static Scenario scenario(String top, String ofPhase, String phases) {
    String yaml =
        """
        name: small
        reason: to be run
        client: {connections: 4}
        requests: [{method: echo, args: []}]
        lag-limit: 10s
        watch: 0s
        thresholds: [timeouts == 0, errors == 0]
        """
            + top
            + "phases:\n"
            + phases.replaceFirst("%s", ofPhase).replace("%s", "");
    return ScenarioReader.read("f", yaml, Form.FULL, Map.of()).scenario();
  }

  private Path socket() {
    return folder.resolve("s");
  }
}
