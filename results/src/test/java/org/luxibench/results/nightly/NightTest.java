package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunStore;

/** How a whole night is judged and told. */
final class NightTest {
  @TempDir private Path home;
  private MadeNights nights;

  @BeforeEach
  void makeLauncher() throws Exception {
    nights = MadeNights.in(home);
  }

  @Test
  void firstNightStoresItsRunsAndWritesItsPage() throws IOException {
    Night.Result result = nights.night(1);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.page()).exists();
    RunStore store = new RunStore(home.resolve("runs"));
    assertThat(store.of("bench-nightly").runs()).hasSize(1);
    assertThat(store.of("bgl-contention-quick").runs()).hasSize(5);
  }

  @Test
  void firstNightsSayThatThereIsNothingToCompareWith() throws IOException {
    nights.night(1);
    Night.Result second = nights.night(2);

    assertThat(second.exitCode()).as(second.summary()).isZero();
    assertThat(second.summary()).contains("nothing to compare with yet (1 of 5 nights)");
  }

  @Test
  void lossAgainstTheLastGoodNightsEndsWithThreeAndIsMeasuredAgain() throws IOException {
    nights.five();
    nights.passes(5);
    nights.level(70);
    int calls = nights.calls().size();

    Night.Result result = nights.night(6);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(3);
    assertThat(result.summary())
        .contains("against last good: Lock.mix")
        .contains("(measured again -30.");
    assertThat(nights.calls().size() - calls).as("the benches' five forks twice").isEqualTo(15);
  }

  @Test
  void lossThatIsGoneWhenMeasuredAgainDoesNotTurnTheNightRed() throws IOException {
    nights.five();
    String launcher = Files.readString(home.resolve("luxibench"));
    Files.writeString(
        home.resolve("luxibench"),
        launcher.replace("v=$(awk", "case $* in *bench-c*) echo 100 > level ;; esac; v=$(awk"));
    nights.level(70);

    Night.Result result = nights.night(6);

    assertThat(nights.progress())
        .anyMatch(line -> line.contains("is measured again: bench-nightly"));
    assertThat(result.exitCode()).as(result.summary()).isNotEqualTo(3);
    assertThat(Files.readString(result.page())).contains("worse at first, measured again");
  }

  @Test
  void lossThatCannotBeMeasuredAgainIsSuspectAndNoReference() throws IOException {
    nights.five();
    Path launcher = home.resolve("luxibench");
    Files.writeString(
        launcher,
        Files.readString(launcher)
            .replace("v=$(awk", "case $* in *bench-c*) echo skip > skip ;; esac; v=$(awk")
            .replace("cat > \"$2\"", "sed \"s/Lock.mix/Lock.$(cat skip || echo mix)/\" > \"$2\""));
    nights.level(70);

    Night.Result result = nights.night(6);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(4);
    assertThat(result.summary())
        .contains("looked worse and could not be measured again: Lock.mix[mix=99/1] t2 throughput");
    assertThat(home.resolve("runs/bench-nightly/20260106T000000Z-abc-n1/bad.txt")).exists();
  }

  /** Nights that spread so far that only the trend sees the loss, and only for seven of them. */
  @Test
  void lossThatOnlyTheTrendSeesStaysRedUntilItIsAccepted() throws IOException {
    nights.passes(1);
    int red = 0;
    for (int number = 1; number <= 20; number++) {
      nights.level((number <= 10 ? 100 : 93) * (number % 2 == 0 ? 1.03 : 0.97));
      Night.Result result = nights.nightOfBenches(number);
      assertThat(result.summary()).doesNotContain("against last good: ");
      boolean isRed = result.exitCode() == 3;
      red = isRed && red == 0 ? number : red;
      assertThat(isRed).as("%d: %s", number, result.summary()).isEqualTo(red > 0);
    }
    assertThat(red).isBetween(11, 17);
    RunStore store = new RunStore(home.resolve("runs"));

    Acceptance.accept(store, store.suites());

    assertThat(nights.nightOfBenches(21).exitCode()).isNotEqualTo(3);
  }

  @Test
  void rowsTooNoisyToJudgeAreListed() throws IOException {
    nights.passes(1);
    for (int number = 1; number <= 6; number++) {
      nights.level(number % 2 == 0 ? 100 : 300);
      nights.night(number);
    }

    assertThat(nights.night(7).summary())
        .contains("too noisy to judge (a factor of two would not be told): Lock.mix");
  }

  @Test
  void suiteOfWhichNoRowCouldBeConcludedEndsWithFour() throws IOException {
    nights.passes(1);
    for (int number = 1; number <= 5; number++) {
      nights.level(number % 2 == 0 ? 100 : 300);
      nights.night(number);
    }
    nights.level(150);

    Night.Result result = nights.night(6);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(4);
    assertThat(result.summary()).contains("nothing can be said: no row came to a conclusion");
  }

  @Test
  void scenarioWithoutFiguresIsJudgedByItsVerdictAlone() throws IOException {
    Path record = home.resolve("template/run.json");
    Files.writeString(
        record,
        Files.readString(record)
            .replaceAll("\"expected\" : \"\\w+\"", "\"expected\" : \"FAILED\""));
    nights.five();

    Night.Result result = nights.night(6);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.summary()).doesNotContain("nothing can be said");
  }

  @Test
  void benchThatIsGoneEndsOneNightWithFour() throws IOException {
    nights.passes(1);
    nights.night(1);
    String launcher = Files.readString(home.resolve("luxibench"));
    Files.writeString(home.resolve("luxibench"), launcher.replace("Lock.mix", "Lock.other"));

    Night.Result result = nights.night(2);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(4);
    assertThat(result.summary()).contains("not measured tonight: Lock.mix");
    assertThat(nights.night(3).exitCode()).isZero();
  }

  @Test
  void noisyRowIsStillJudgedByALargeLoss() throws IOException {
    nights.passes(1);
    for (int number = 1; number <= 5; number++) {
      nights.level(number % 2 == 0 ? 100 : 120);
      nights.night(number);
    }
    nights.level(10);

    assertThat(nights.night(6).exitCode()).isEqualTo(3);
  }

  @Test
  void failedScenarioEndsWithThreeAndBrokenStepWithOne() throws IOException {
    Files.writeString(home.resolve("load-exit"), "3");
    assertThat(nights.night(1).exitCode()).isEqualTo(3);
    Files.writeString(home.resolve("load-exit"), "1");
    assertThat(nights.night(2).exitCode()).isEqualTo(1);
    Files.writeString(home.resolve("load-exit"), "4");
    assertThat(nights.night(3).exitCode()).isEqualTo(4);
  }

  @Test
  void suiteWhoseOnlyStepWasCutEndsWithFour() throws IOException {
    NightPlan plan = nights.plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState cut =
        NightState.begin("abc", "plan")
            .with(new StepState("bench-1", List.of(124), 300, 0, "", "log", MadeRuns.HOST));

    Night.Result result = new Night(plan, nights.progress()::add).run(cut);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(4);
    assertThat(result.summary())
        .contains("nothing can be said: no valid run tonight")
        .contains("bench-1 was cut: the budget was used up");
  }
}
