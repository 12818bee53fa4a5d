package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.load.scenario.ScenarioReader.Form;

class ReadOnlyTest {
  private static final boolean JOBS = true;
  private static final boolean LOCKS = true;

  @ParameterizedTest
  @ValueSource(strings = {"real-luxid", "peers"})
  void whatOnlyReadsIsLetThrough(String name) throws Exception {
    Scenario scenario = scenario(name);
    assertThat(ReadOnly.guard(scenario, !JOBS, !LOCKS)).isEqualTo(scenario);
  }

  @Test
  void lockRequestsAreLeftOutUnlessAllowed() throws Exception {
    Scenario scenario = scenario("real-wconfd");
    assertThat(ReadOnly.guard(scenario, !JOBS, !LOCKS).requests())
        .extracting(Request::method)
        .containsExactly("echo", "readConfig");
    assertThat(ReadOnly.guard(scenario, !JOBS, !LOCKS).after())
        .as("nothing was taken that must be given back")
        .isEmpty();
    assertThat(ReadOnly.guard(scenario, !JOBS, LOCKS)).isEqualTo(scenario);
  }

  @Test
  void whatFollowsARequestNeedsLeaveToo() {
    Scenario jobs = withRequest("then: {method: SubmitJob, args: []}");
    needs("small", "--allow-jobs", JOBS, !LOCKS, jobs);
    Scenario locks = withRequest("then: {method: tryUpdateLocks, args: []}");
    assertThat(ReadOnly.guard(locks, JOBS, !LOCKS).requests()).isEmpty();
    assertThat(ReadOnly.guard(locks, !JOBS, LOCKS)).isEqualTo(locks);
  }

  @Test
  void whatIsUndoneInTheEndNeedsLeaveToo() {
    Scenario scenario = read("after: [{call: {method: ArchiveJob, args: []}}]\n", "", "[]");
    needs("the end of small", "--allow-jobs", JOBS, !LOCKS, scenario);
  }

  @Test
  void jobsNeedPermission() throws Exception {
    Scenario storm = scenario("submit-storm");
    assertThatThrownBy(() -> ReadOnly.guard(storm, !JOBS, !LOCKS))
        .hasMessageContaining("SubmitJob")
        .hasMessageContaining("--allow-jobs");
    assertThat(ReadOnly.guard(storm, JOBS, !LOCKS)).isEqualTo(storm);
    Scenario contention = scenario("bgl-contention");
    assertThatThrownBy(() -> ReadOnly.guard(contention, !JOBS, !LOCKS))
        .hasMessageContaining("submits jobs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit: {job: j}",
        "drain: true",
        "call: {method: SubmitJob, args: []}",
        "call: {method: ArchiveJob, args: []}",
        "call: {method: whoKnows, args: []}",
        "park: {method: SubmitJob, args: [], count: 100}"
      })
  void anActionThatChangesNeedsAllowJobsBeforeAPhaseAndDuringIt(String action) {
    needs("--allow-jobs", JOBS, !LOCKS, before(action));
    needs("--allow-jobs", JOBS, !LOCKS, during(action));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tryUpdateLocks",
        "updateLocksWaiting",
        "freeLocks",
        "freeLocksLevel",
        "downGradeLocksLevel",
        "intersectLocks",
        "opportunisticLockUnion",
        "guardedOpportunisticLockUnion",
        "removePendingRequest"
      })
  void whatTakesLocksNeedsAllowLocksWhateverElseIsAllowed(String method) {
    String call = "call: {method: %s, args: []}".formatted(method);
    String park = "park: {method: %s, args: [], count: 1}".formatted(method);
    needs("--allow-locks", !JOBS, LOCKS, before(call));
    needs("--allow-locks", !JOBS, LOCKS, during(call));
    needs("--allow-locks", !JOBS, LOCKS, before(park));
    assertThatThrownBy(() -> ReadOnly.guard(before(call), JOBS, !LOCKS))
        .hasMessageContaining("--allow-locks");
    assertThatThrownBy(() -> ReadOnly.guard(before(park), JOBS, !LOCKS))
        .hasMessageContaining("--allow-locks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"daemon: restart", "daemon: kill-and-restart", "reconfigure: {instances: 100}"})
  void noLeaveIsEnoughToEndAServerThatIsNotOurs(String action) {
    for (Scenario scenario : List.of(before(action), during(action))) {
      assertThatThrownBy(() -> ReadOnly.guard(scenario, JOBS, LOCKS))
          .hasMessageContaining("phase 'only' of small re")
          .hasMessageContaining("not ours to end");
    }
  }

  @Test
  void cancellingNeedsAllowJobs() {
    needs("--allow-jobs", JOBS, !LOCKS, before("submit: {job: j}}\n      - {cancel: j"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "await: {pause: 1s}",
        "call: {method: QueryLocks, args: []}",
        "call: {method: listLocks, args: []}",
        "call: {method: listAllLocksOwners, args: []}",
        "park: {method: WaitForJobChange, args: [], count: 1}",
        "unpark: true"
      })
  void anActionThatReadsIsLetThrough(String action) {
    assertThat(ReadOnly.guard(before(action), !JOBS, !LOCKS)).isEqualTo(before(action));
    assertThat(ReadOnly.guard(during(action), !JOBS, !LOCKS)).isEqualTo(during(action));
  }

  private static void needs(String option, boolean jobs, boolean locks, Scenario scenario) {
    needs("phase 'only' of small", option, jobs, locks, scenario);
  }

  private static void needs(
      String where, String option, boolean jobs, boolean locks, Scenario scenario) {
    assertThatThrownBy(() -> ReadOnly.guard(scenario, !JOBS, !LOCKS))
        .hasMessageContaining(where)
        .hasMessageContaining(option);
    assertThat(ReadOnly.guard(scenario, jobs, locks)).isEqualTo(scenario);
  }

  private static Scenario before(String action) {
    return read("", "", "\n      - {%s}\n    during: []".formatted(action));
  }

  private static Scenario during(String action) {
    return read("", "", "[]\n    during:\n      - {%s}".formatted(action));
  }

  private static Scenario withRequest(String more) {
    return read("", ", " + more, "[]");
  }

  private static Scenario read(String top, String ofRequest, String before) {
    String yaml =
        """
        name: small
        reason: to be guarded
        requests: [{method: QueryTags, args: []%s}]
        jobs: {j: [{OP_ID: OP_TEST_DELAY}]}
        %sphases:
          - name: only
            schedule: {rate: 1}
            measure: 1s
            before: %s
        """
            .formatted(ofRequest, top, before);
    return ScenarioReader.read("f", yaml, Form.FULL, Map.of()).scenario();
  }

  private static Scenario scenario(String name) throws IOException {
    return ScenarioReader.read(name, Library.yaml(name), Form.FULL, Map.of()).scenario();
  }
}
