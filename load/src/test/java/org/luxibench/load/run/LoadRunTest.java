package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.run.LoadRun.Server;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Verdict;

class LoadRunTest {
  private static final Scenario SCENARIO =
      ScenarioReader.read(
              "f",
              """
              name: small
              reason: to be run
              client: {connections: 2}
              requests: [{method: echo, args: []}]
              lag-limit: 10s
              watch: 0s
              thresholds: [errors == 0]
              phases: [{name: only, schedule: {rate: 100}, measure: 100ms}]
              """,
              Form.FULL,
              Map.of())
          .scenario();

  @TempDir private Path folder;

  @Test
  void everyOtherRoundIsInReverse() {
    assertThat(plan(2).turns())
        .extracting(LoadRun.Turn::name)
        .containsExactly(
            socket("a") + " #1", socket("b") + " #1", socket("b") + " #2", socket("a") + " #2");
  }

  @Test
  void aCutMayTakeAsLongAsTheNamesAndWhatIsUndone() {
    Duration bare = longestEnd("client: {timeout: 3s}", "");
    assertThat(longestEnd("client: {timeout: 3s}", "{node}").minus(bare))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(longestEnd("client: {timeout: 5s}", "").minus(bare))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(longestEnd("client: {timeout: 3s}\nafter: [{drain: false}]", "").minus(bare))
        .isEqualTo(Duration.ofSeconds(15));
  }

  private Duration longestEnd(String more, String name) {
    String yaml =
        """
        name: small
        reason: to be cut
        %s
        requests: [{method: echo, args: ["%s"]}]
        phases: [{name: only, schedule: {rate: 100}, measure: 100ms}]
        """
            .formatted(more, name);
    Scenario scenario = ScenarioReader.read("f", yaml, Form.FULL, Map.of()).scenario();
    LoadRun.Plan plan = new LoadRun.Plan(scenario, scenario, "", List.of(), List.of(), 1);
    return new LoadRun(plan, new RunListener() {}, folder, folder).longestEnd();
  }

  @Test
  void namesThatOnlyTheEndNeedsAreAskedForToo() {
    String after = "after: [{call: {method: echo, args: [\"{cluster}\"]}}]";
    assertThat(longestEnd(after, "")).isGreaterThan(Duration.ofSeconds(90));
  }

  @Test
  void eachServerIsDrivenInItsOwnDialect() {
    assertThat(plan(2).turns())
        .extracting(turn -> Objects.requireNonNull(turn.server()).dialect())
        .containsExactly(Dialect.V2_5, Dialect.V3_0, Dialect.V3_0, Dialect.V2_5);
  }

  @Test
  void aLegThatCouldNotBeDrivenHasItsPlaceInTheResult() throws Exception {
    try (LockServer server = LockServer.start(socket("a"))) {
      LoadResult result =
          new LoadRun(plan(1), new RunListener() {}, folder.resolve("none.jar"), folder).run();
      assertThat(server.methods()).isNotEmpty();
      assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
      assertThat(result.explanation()).contains(socket("b") + " could not be driven");
      assertThat(result.legs())
          .extracting(Leg::verdict)
          .containsExactly(Verdict.PASSED, Verdict.INVALID);
      assertThat(result.legs().get(1).phases()).isEmpty();
    }
  }

  private LoadRun.Plan plan(int rounds) {
    return new LoadRun.Plan(
        SCENARIO,
        SCENARIO,
        "",
        List.of(),
        List.of(
            new Server(socket("a"), OptionalLong.empty(), Dialect.V2_5),
            new Server(socket("b"), OptionalLong.empty(), Dialect.V3_0)),
        rounds);
  }

  private Path socket(String name) {
    return folder.resolve(name);
  }
}
