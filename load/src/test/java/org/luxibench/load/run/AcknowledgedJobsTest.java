package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;

/** What becomes of a scenario whose server loses, or spoils, jobs that it had accepted. */
class AcknowledgedJobsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"kept", "final", "success"})
  void jobsThatCameToTheirEndAreAllThere(String wanted) throws Exception {
    Phase phase = afterwards(job -> "success", wanted);
    assertThat(phase.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(phase.checks()).anyMatch(check -> check.expression().contains("acknowledged jobs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept", "final", "success"})
  void aJobThatIsLostFailsThePhase(String wanted) throws Exception {
    Phase phase = afterwards(job -> job == 4 ? null : "success", wanted);
    assertThat(phase.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(phase.detail()).contains("1 of 20 acknowledged jobs are lost");
  }

  @Test
  void aJobThatIsUnderWayIsKept() throws Exception {
    assertThat(afterwards(job -> "running", "kept").verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aJobThatDoesNotComeToItsEndFailsThePhaseThatWantsItFinal() throws Exception {
    Phase phase = afterwards(job -> job == 4 ? "running" : "error", "final");
    assertThat(phase.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(phase.detail()).contains("one is running");
  }

  @Test
  void aJobThatEndedBadlyFailsThePhaseThatWantsItsSuccess() throws Exception {
    Phase phase = afterwards(job -> job == 4 ? "error" : "success", "success");
    assertThat(phase.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(phase.detail()).contains("a job ended as error, expected success");
  }

  @Test
  void ofJobsThatWereAllRefusedNoneIsWaitedFor() throws Exception {
    String yaml =
        """
        name: small
        reason: to wait for jobs
        requests: [{method: echo, args: []}]
        jobs: {j: [{OP_ID: OP_TEST_DELAY}]}
        watch: 0s
        phases:
          - {name: a, before: [{submit: {job: j}}], schedule: {rate: 10}, measure: 100ms}
          - {name: b, before: [{await: {jobs: j}}], schedule: {rate: 10}, measure: 100ms}
        """;
    try (JobServer server = JobServer.start(folder.resolve("s"), job -> JobServer.REFUSED);
        IntervalLog log = IntervalLog.start(folder.resolve("latency.hlog"));
        LegRunner runner =
            runner(ScenarioReader.read("f", yaml, Form.FULL, Map.of()).scenario(), log)) {
      List<Phase> phases = runner.run().phases();
      assertThat(server.accepted()).isZero();
      assertThat(phases.get(0).detail()).contains("the daemon refused SubmitJob");
      assertThat(phases.get(1).detail()).contains("no jobs 'j' were submitted");
    }
  }

  @Test
  void whereNoJobWasAcknowledgedNothingIsShownOfAny() throws Exception {
    Phase phase = afterwards(job -> JobServer.REFUSED, "kept", 0);
    assertThat(phase.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(phase.detail()).contains("no job was acknowledged");
  }

  private LegRunner runner(Scenario scenario, IntervalLog log) throws Exception {
    return new LegRunner(
        "leg",
        scenario,
        Target.of(folder.resolve("s"), OptionalLong.empty(), ""),
        Dialect.V2_5,
        new RunListener() {},
        log);
  }

  private Phase afterwards(JobServer.Fate fate, String wanted) throws Exception {
    return afterwards(fate, wanted, 20);
  }

  private Phase afterwards(JobServer.Fate fate, String wanted, int accepted) throws Exception {
    try (JobServer server = JobServer.start(folder.resolve("s"), fate);
        IntervalLog log = IntervalLog.start(folder.resolve("latency.hlog"));
        LegRunner runner = runner(scenario(wanted), log)) {
      Phase phase = runner.run().phases().get(1);
      assertThat(server.accepted()).isEqualTo(accepted);
      return phase;
    }
  }

  private static Scenario scenario(String wanted) {
    return ScenarioReader.read(
            "f",
            """
            name: small
            reason: to ask after jobs
            client: {connections: 4}
            requests: [{method: SubmitJob, args: [{OP_ID: OP_TEST_DELAY}]}]
            lag-limit: 10s
            watch: 0s
            thresholds: [timeouts == 0, errors == 0]
            phases:
              - {name: submitting, schedule: {rate: 100, spacing: constant}, measure: 200ms}
              - name: afterwards
                requests: [{method: echo, args: []}]
                schedule: {rate: 100, spacing: constant}
                measure: 200ms
                during: [{at: 0s, await: {acknowledged: %s, within: 1s}}]
            """
                .formatted(wanted),
            Form.FULL,
            Map.of())
        .scenario();
  }
}
