package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunStore;

/** The steps of a night: passes, budget, second attempts, what an aborted night left. */
final class MeasuringTest {
  @TempDir private Path home;
  private MadeNights nights;

  @BeforeEach
  void makeLauncher() throws Exception {
    nights = MadeNights.in(home);
  }

  @Test
  void abortedNightGoesOnWhereItStopped() throws IOException {
    NightPlan plan = nights.plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    Night.Result whole =
        new Night(plan, nights.progress()::add).run(NightState.begin("abc", "plan"));
    int calls = nights.calls().size();
    NightState state = NightState.read(plan.folder()).orElseThrow();
    assertThat(state.finished()).isTrue();
    NightState aborted =
        new NightState(4, "abc", "plan", state.started(), state.steps().subList(0, 4), false);

    Night.Result resumed = new Night(plan, nights.progress()::add).run(aborted);

    assertThat(nights.calls().size() - calls).isEqualTo(calls - 4);
    assertThat(resumed.exitCode()).isEqualTo(whole.exitCode());
  }

  /** As a reboot into a new kernel leaves it. */
  @Test
  void forksThatAnotherMachineMadeAreNotLabelledWithThisOne() throws IOException {
    nights.passes(3);
    NightPlan plan = nights.plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    new Night(plan, nights.progress()::add).run(NightState.begin("abc", "plan"));
    NightState state = NightState.read(plan.folder()).orElseThrow();
    List<StepState> steps = new ArrayList<>(state.steps());
    StepState first = steps.get(1);
    assertThat(first.what()).isEqualTo("bench");
    steps.set(
        1,
        new StepState(
            first.name(),
            first.exitCodes(),
            first.seconds(),
            first.load(),
            first.result(),
            first.log(),
            MadeRuns.HOST));
    Path stored = home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1");
    RunStore.delete(stored);
    NightState aborted = new NightState(4, "abc", "plan", state.started(), steps, false);

    new Night(plan, nights.progress()::add).run(aborted);

    assertThat(nights.progress()).anyMatch(line -> line.startsWith("1 of the benches' forks"));
    assertThat(Inputs.read(stored.toString()).series().get(0).sample().size()).isEqualTo(2);
  }

  @Test
  void runThatTheAbortedNightLeftIsMadeAnew() throws IOException {
    NightPlan plan = nights.plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    Path left = home.resolve("runs/bgl-contention-quick/20260101T000000Z-abc-n1");
    Files.createDirectories(left);
    Files.writeString(left.resolve("run.json"), "{}");

    Night.Result result =
        new Night(plan, nights.progress()::add).run(NightState.begin("abc", "plan"));

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(left.resolve("run.json")).content().contains("bgl-contention");
  }

  @Test
  void stepThatIsInvalidOrBrokenIsRunAgainAndTold() throws IOException {
    Files.writeString(home.resolve("load-exit"), "4\n0\n1\n0\n");

    Night.Result result = nights.night(1);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.summary())
        .contains("load-bgl-contention-1 was INVALID; run again it was fine")
        .contains("load-bgl-contention-2 ended with 1; run again it was fine");
    assertThat(Files.readString(result.page())).contains("4, then 0").contains("run again");
  }

  @Test
  void failureIsBelievedWhenItComesTwice() throws IOException {
    Files.writeString(home.resolve("load-exit"), "3\n3\n0\n");

    assertThat(nights.night(1).exitCode()).isEqualTo(3);
  }

  @Test
  void oneValidRunOfAScenarioIsEnough() throws IOException {
    Files.writeString(home.resolve("load-exit"), "4\n4\n0\n");

    Night.Result result = nights.night(1);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.summary()).contains("was INVALID; run again it was INVALID");
  }

  @Test
  void noSecondAttemptBeyondTheBudget() throws IOException {
    Files.writeString(home.resolve("load-exit"), "4");
    NightPlan plan = nights.plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState late =
        NightState.begin("abc", "plan")
            .with(new StepState("load-other-1", List.of(0), 299.999, 0, "", "log", MadeRuns.HOST));

    new Night(plan, nights.progress()::add).run(late);

    assertThat(nights.calls()).filteredOn(call -> call.startsWith("load")).hasSize(1);
  }

  @Test
  void spentBudgetStillBeginsTheFirstPassButNoOther() throws IOException {
    NightPlan plan = nights.plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState late =
        NightState.begin("abc", "plan")
            .with(new StepState("load-other-1", List.of(0), 400, 0, "", "log", MadeRuns.HOST));

    new Night(plan, nights.progress()::add).run(late);

    assertThat(nights.calls()).as("calls").hasSize(2);
    assertThat(nights.progress()).anyMatch(line -> line.contains("bench-2: left out"));
  }

  @Test
  void benchThatLeavesAnEmptyFileIsNoRunAndDoesNotPoisonTheNextNight() throws IOException {
    String working = Files.readString(home.resolve("luxibench"));
    Files.writeString(
        home.resolve("luxibench"),
        working.replace("cat > \"$2\" <<TEXT", ": > \"$2\"; exit 0; cat > \"$2\" <<TEXT"));
    Night.Result empty = nights.night(1);
    Files.writeString(home.resolve("luxibench"), working);

    assertThat(empty.exitCode()).as(empty.summary()).isEqualTo(4);
    assertThat(empty.summary()).contains("bench-1 ended with 0 but left no figures");
    assertThat(home.resolve("runs/bench-nightly")).doesNotExist();
    assertThat(nights.night(2).exitCode()).isZero();
  }
}
