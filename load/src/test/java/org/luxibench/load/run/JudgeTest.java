package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.calibrate.Conduct;
import org.luxibench.load.calibrate.KnownServer;
import org.luxibench.load.generator.Generator;
import org.luxibench.load.generator.GeneratorOptions;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.Mix;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;

class JudgeTest {
  private static final Premise HELD = new Premise("p", true, "seen");
  private static final Premise NOT_HELD = new Premise("p", false, "seen otherwise");
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;

  @Test
  void aPhaseThatKeepsItsThresholdsPasses() throws Exception {
    assertThat(judge(answers(), 8, HELD, true).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aPhaseWhosePremiseDidNotHoldIsInvalidEvenIfItWouldPass() throws Exception {
    Judge.Judgement judgement = judge(answers(), 8, NOT_HELD, true);
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail()).contains("seen otherwise");
  }

  @Test
  void aPassWhosePremiseNobodySawIsInvalid() throws Exception {
    assertThat(judge(answers(), 8, HELD, false).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void timeoutsFailAPhaseEvenWhenNobodyCouldSeeItsPremiseAndConnectionsRanOut() throws Exception {
    Judge.Judgement judgement = judge((at, n) -> Conduct.NEVER, 2, HELD, false);
    assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judgement.detail()).contains("timeouts == 0");
  }

  @Test
  void connectionsThatRanOutMakeSlownessInvalidAndSayWhatToChange() throws Exception {
    Judge.Judgement judgement = judge(Conduct.delay(50 * MILLI), 1, HELD, true);
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail()).contains("use more connections");
  }

  @Test
  void slownessWithConnectionsLeftIsTheServers() throws Exception {
    Judge.Judgement judgement = judge(slow(), 60, HELD, true);
    assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judgement.detail()).contains("p99 <= 300ms");
  }

  @Test
  void slownessOfADaemonThatNeighboursStarvedIsInvalid() throws Exception {
    Judge.Judgement judgement = judge(slow(), 60, HELD, true, new ProcessorUse(6, 1.5, 4, 0));
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail()).contains("waited 1.50 s of 6.0 s", "0.67 processors");
  }

  @Test
  void slownessOfADaemonThatWaitedForItsOwnThreadsIsItsOwn() throws Exception {
    Judge.Judgement judgement = judge(slow(), 60, HELD, true, new ProcessorUse(6, 1.5, 0.5, 0));
    assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void slownessBesideNeighboursThatTookNothingFromTheDaemonIsItsOwn() throws Exception {
    Judge.Judgement judgement = judge(slow(), 60, HELD, true, new ProcessorUse(6, 0.2, 10, 0));
    assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aTimeoutIsOnlyExcusedByAsLongAWantOfAProcessor() throws Exception {
    Conduct silent = (at, n) -> Conduct.NEVER;
    ProcessorUse little = new ProcessorUse(6, 1.9, 10, 0);
    ProcessorUse enough = new ProcessorUse(6, 2.1, 10, 0);
    assertThat(judge(silent, 60, HELD, true, little).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judge(silent, 60, HELD, true, enough).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void aStarvedDaemonThatKeepsItsThresholdsPasses() throws Exception {
    ProcessorUse starved = new ProcessorUse(6, 3, 10, 0);
    assertThat(judge(answers(), 8, HELD, true, starved).verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void latenessIsJudgedByAPercentileThatTenRequestsLiePast() {
    assertThat(Judge.judgedPercentile(999)).isEqualTo(90);
    assertThat(Judge.judgedPercentile(1_000)).isEqualTo(99);
    assertThat(Judge.judgedPercentile(9_999)).isEqualTo(99);
    assertThat(Judge.judgedPercentile(10_000)).isEqualTo(99.9);
  }

  private static Conduct slow() {
    return Conduct.delay(350 * MILLI);
  }

  private static Conduct answers() {
    return Conduct.delay(0);
  }

  private Judge.Judgement judge(Conduct conduct, int connections, Premise premise, boolean seen)
      throws Exception {
    return judge(conduct, connections, premise, seen, ProcessorUse.UNKNOWN);
  }

  private Judge.Judgement judge(
      Conduct conduct, int connections, Premise premise, boolean seen, ProcessorUse processors)
      throws Exception {
    Scenario scenario = scenario();
    Phase phase = scenario.phases().get(0);
    Judge.Measured measured =
        new Judge.Measured(tally(conduct, connections), List.of(), processors, List.of());
    return new Judge(scenario).judge(phase, measured, premise, seen);
  }

  private PhaseTally tally(Conduct conduct, int connections) throws Exception {
    byte[] frame = "{\"args\":[],\"method\":\"M\"}\u0003".getBytes(StandardCharsets.UTF_8);
    Path socket = folder.resolve("s");
    GeneratorOptions options =
        new GeneratorOptions(socket, connections, Duration.ofMillis(1500), ConnectionStyle.KEPT, 1);
    Mix mix = new Mix(List.of(new RequestKind("M", List.of(frame), 1, Shape.ANY)), 1);
    try (KnownServer server = KnownServer.start(socket, conduct);
        Generator generator = new Generator(options, mix)) {
      assertThat(server).isNotNull();
      generator.connect();
      PhaseTally tally = new PhaseTally("only", 1, System.nanoTime());
      generator.run(
          scenario().phases().get(0).schedule().arrivals(Duration.ofMillis(200), 1), tally);
      return tally;
    }
  }

  private static Scenario scenario() {
    return ScenarioReader.read(
            "f",
            """
            name: small
            reason: to be judged
            requests: [{method: M, args: []}]
            lag-limit: 250ms
            thresholds: [timeouts == 0, errors == 0, p99 <= 300ms]
            phases:
              - {name: only, schedule: {rate: 100, spacing: constant}, measure: 200ms}
            """,
            Form.FULL,
            Map.of())
        .scenario();
  }
}
