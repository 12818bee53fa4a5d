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
import org.luxibench.load.generator.MadeTally;
import org.luxibench.load.generator.Mix;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;

class JudgeTest {
  private static final Premise HELD = new Premise("p", true, "seen");
  private static final Premise NOT_HELD = new Premise("p", false, "seen otherwise");
  private static final long MILLI = 1_000_000;

  private static final Duration TIMEOUT = Duration.ofMillis(1_500);
  private static final Scenario SCENARIO =
      scenario("timeouts == 0, errors == 0, p99 <= 300ms", "errors == 0");

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
  void aFewThatFoundNoConnectionFreeSpoilNoPercentileThatIsJudged() {
    assertThat(judge(measured(MadeTally.starved(3_219, 4, 270), Duration.ZERO)).verdict())
        .isEqualTo(Verdict.PASSED);
    assertThat(judge(measured(MadeTally.starved(3_219, 20, 270), Duration.ZERO)).verdict())
        .as("p99 is judged, and is not among them")
        .isEqualTo(Verdict.PASSED);
    Judge.Judgement many = judge(measured(MadeTally.starved(3_219, 40, 270), Duration.ZERO));
    assertThat(many.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(many.detail()).contains("40 of 3219 requests found none free");
  }

  @Test
  void aReplyThatNobodyAskedForFailsThePhase() {
    Judge.Judgement judgement =
        judge(starved(MadeTally.withAnUnaskedReply(), DuringPhase.Done.NOTHING));
    assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judgement.detail()).contains("unasked replies == 0 was 1");
  }

  @Test
  void latencyOfErrorsAloneWasNotMeasured() throws Exception {
    Scenario scenario = scenario("p99 <= 300ms", "errors == 0");
    Judge.Measured refused =
        measured(tally((at, number) -> Conduct.CLOSE, 8, arrivals()), Duration.ZERO);
    Judge.Judgement judgement =
        new Judge(scenario).judge(scenario.phases().get(0), refused, HELD, true);
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail()).contains("p99 was not measured");
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
    ProcessorUse little = new ProcessorUse(6, 1.4, 10, 0);
    ProcessorUse enough = new ProcessorUse(6, 1.6, 10, 0);
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
    Phase phase = phase("p50 <= 300ms");
    assertThat(judgeOf("p50 <= 300ms").judgedPercentile(phase, 999)).isEqualTo(90);
    assertThat(judgeOf("p50 <= 300ms").judgedPercentile(phase, 1_000)).isEqualTo(99);
    assertThat(judgeOf("p50 <= 300ms").judgedPercentile(phase, 9_999)).isEqualTo(99);
    assertThat(judgeOf("p50 <= 300ms").judgedPercentile(phase, 10_000)).isEqualTo(99.9);
  }

  @Test
  void latenessIsJudgedByNoLowerPercentileThanTheThresholdsAre() {
    Phase phase = phase("p99 <= 300ms, p50 <= 1ms");
    assertThat(judgeOf("p99 <= 300ms").judgedPercentile(phase, 10)).isEqualTo(99);
    assertThat(judgeOf("p999 <= 300ms").judgedPercentile(phase("p999 <= 300ms"), 10))
        .isEqualTo(99.9);
    assertThat(judgeOf("max <= 300ms").judgedPercentile(phase("max <= 300ms"), 100_000))
        .isEqualTo(100);
  }

  @Test
  void slownessOfAGeneratorThatWasLateIsInvalidAndSaysSo() {
    PhaseTally late = MadeTally.late(100, 3, 400);
    Judge.Judgement judgement = judge(measured(late, Duration.ZERO));
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail())
        .contains("the generator was late: lag p99 40", "limit 250ms", "lower the rate");
    assertThat(judge(measured(MadeTally.late(100, 1, 200), Duration.ZERO)).verdict())
        .as("late, but within the limit")
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void aTimeoutIsExcusedByAGeneratorThatStoodStillForAsLong() throws Exception {
    PhaseTally silent = tally((at, number) -> Conduct.NEVER, 60, arrivals());
    assertThat(judge(measured(silent, TIMEOUT.minusMillis(1))).verdict()).isEqualTo(Verdict.FAILED);
    Judge.Judgement judgement = judge(measured(silent, TIMEOUT));
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail()).contains("stood still for 1.5s", "times out after 1.5s");
  }

  @Test
  void aPhaseWhoseActionWasNotDoneIsInvalidWhateverItMeasured() throws Exception {
    Judge.Measured undone =
        new Judge.Measured(
            tally(answers(), 8, arrivals()),
            List.of(),
            ProcessorUse.UNKNOWN,
            Duration.ZERO,
            DuringPhase.Done.NOTHING.failed("an action of the phase failed: no"));
    assertThat(judge(undone))
        .isEqualTo(
            new Judge.Judgement(
                Verdict.INVALID, "an action of the phase failed: no", judge(undone).checks()));
  }

  @Test
  void aJobThatIsLostIsTheDaemonsDoingEvenIfNeighboursStarvedIt() throws Exception {
    PhaseTally tally = tally(answers(), 8, arrivals());
    Check late = new Check("jobs final within 1s", 1e6, 2e6, "us", false);
    assertThat(judge(starved(tally, new DuringPhase.Done(List.of(late), "slow", false, ""))))
        .as("jobs that are only late")
        .extracting(Judge.Judgement::verdict)
        .isEqualTo(Verdict.INVALID);
    Judge.Judgement lost =
        judge(starved(tally, new DuringPhase.Done(List.of(late), "one is lost", true, "")));
    assertThat(lost.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(lost.detail()).contains("did not come about: one is lost");
  }

  private static Judge.Measured starved(PhaseTally tally, DuringPhase.Done done) {
    return new Judge.Measured(tally, List.of(), new ProcessorUse(6, 3, 10, 0), Duration.ZERO, done);
  }

  @Test
  void whatIsComparedWithAPhaseThatIsInvalidIsInvalidToo() throws Exception {
    Scenario scenario = scenario("p99 <= 300ms", "p99 <= 3 x only.p99, errors == 0");
    Judge judge = new Judge(scenario);
    Judge.Measured figures = measured(tally(answers(), 8, arrivals()), Duration.ZERO);
    assertThat(judge.judge(scenario.phases().get(1), figures, HELD, true).verdict())
        .as("not measured at all")
        .isEqualTo(Verdict.INVALID);
    judge.judge(scenario.phases().get(0), figures, NOT_HELD, true);
    Judge.Judgement judgement = judge.judge(scenario.phases().get(1), figures, HELD, true);
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail()).contains("nothing to compare with", "phase 'only'");
    assertThat(judgement.checks()).extracting(Check::expression).containsExactly("errors == 0");
    judge.judge(scenario.phases().get(0), figures, HELD, true);
    assertThat(judge.judge(scenario.phases().get(1), figures, HELD, true).verdict())
        .isEqualTo(Verdict.PASSED);
  }

  @Test
  void growthOfAProcessThatNobodySawIsInvalidAndAsksForIt() throws Exception {
    Scenario scenario = scenario("rss-growth < 1.3", "errors == 0");
    Judge.Measured figures = measured(tally(answers(), 8, arrivals()), Duration.ZERO);
    Judge.Judgement judgement =
        new Judge(scenario).judge(scenario.phases().get(0), figures, HELD, true);
    assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement.detail()).contains("give --pid");
    assertThat(judgement.checks()).isEmpty();
  }

  @Test
  void withoutThresholdsEveryRequestMustBeAnsweredWell() throws Exception {
    Scenario scenario = scenario("", "errors == 0");
    Phase phase = scenario.phases().get(0);
    Judge judge = new Judge(scenario);
    Judge.Measured good = measured(tally(answers(), 8, arrivals()), Duration.ZERO);
    assertThat(judge.judge(phase, good, HELD, true).verdict()).isEqualTo(Verdict.PASSED);
    Judge.Measured bad =
        measured(tally((at, number) -> Conduct.CLOSE, 8, arrivals()), Duration.ZERO);
    Judge.Judgement judgement = judge.judge(phase, bad, HELD, true);
    assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judgement.checks())
        .extracting(Check::expression)
        .containsExactly("timeouts == 0", "errors == 0");
  }

  private static Arrivals arrivals() {
    return SCENARIO.phases().get(0).schedule().arrivals(Duration.ofMillis(200), 1);
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
    Judge.Measured measured =
        new Judge.Measured(
            tally(conduct, connections, arrivals()),
            List.of(),
            processors,
            Duration.ZERO,
            DuringPhase.Done.NOTHING);
    return new Judge(SCENARIO).judge(SCENARIO.phases().get(0), measured, premise, seen);
  }

  private static Judge.Judgement judge(Judge.Measured measured) {
    return new Judge(SCENARIO).judge(SCENARIO.phases().get(0), measured, HELD, true);
  }

  private static Judge.Measured measured(PhaseTally tally, Duration stoodStill) {
    return new Judge.Measured(
        tally, List.of(), ProcessorUse.UNKNOWN, stoodStill, DuringPhase.Done.NOTHING);
  }

  private PhaseTally tally(Conduct conduct, int connections, Arrivals arrivals) throws Exception {
    byte[] frame = "{\"args\":[],\"method\":\"M\"}\u0003".getBytes(StandardCharsets.UTF_8);
    Path socket = folder.resolve("s");
    GeneratorOptions options =
        new GeneratorOptions(socket, connections, TIMEOUT, ConnectionStyle.KEPT, 1);
    Mix mix = new Mix(List.of(new RequestKind("M", List.of(frame), 1, Shape.ANY)), 1);
    try (KnownServer server = KnownServer.start(socket, conduct);
        Generator generator = new Generator(options, mix)) {
      assertThat(server).isNotNull();
      generator.connect();
      PhaseTally tally = new PhaseTally("only", 1, System.nanoTime());
      generator.run(arrivals, tally);
      return tally;
    }
  }

  private static Phase phase(String thresholds) {
    return scenario(thresholds, "errors == 0").phases().get(0);
  }

  private static Judge judgeOf(String thresholds) {
    return new Judge(scenario(thresholds, "errors == 0"));
  }

  private static Scenario scenario(String thresholds, String ofSecond) {
    return ScenarioReader.read(
            "f",
            """
            name: small
            reason: to be judged
            client: {timeout: 1500ms}
            requests: [{method: M, args: []}]
            lag-limit: 250ms
            thresholds: [%s]
            phases:
              - {name: only, schedule: {rate: 100, spacing: constant}, measure: 200ms}
              - {name: second, schedule: {rate: 1}, measure: 1s, thresholds: ["%s"]}
            """
                .formatted(thresholds, ofSecond.replace(", ", "\", \"")),
            Form.FULL,
            Map.of())
        .scenario();
  }
}
