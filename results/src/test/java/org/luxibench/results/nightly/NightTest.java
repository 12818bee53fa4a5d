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
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;
import org.luxibench.results.store.RunStore;

/** Lets nights run against a made-up launcher: a scenario that passes, a bench of a set level. */
final class NightTest {
  private static final List<String> BENCH = List.of("-i", "1");

  @TempDir private Path home;
  private final List<String> progress = new ArrayList<>();
  private int passes = 5;

  @BeforeEach
  void makeLauncher() throws Exception {
    MadeRuns.repository(home);
    level(100);
    RunStart start = RunStart.take("bgl-contention-quick", home, List.of("load"));
    RunFolder.createAt(home.resolve("template"))
        .finish(start.endWithLoad(LoadResultJson.write(SampleRun.contention()), 0));
    String fork = JmhText.throughput("Lock.mix", new double[] {1}).replace("[[1.0]]", "[[$v]]");
    Path launcher = home.resolve("luxibench");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        echo "$@" >> calls
        if [ "$1" = load ]; then
          while [ "$1" != --out ]; do shift; done
          [ ! -e "$2" ] || exit 1
          mkdir -p "$(dirname "$2")" && cp -r template "$2"
          code=$(head -1 load-exit); sed -i '1{$!d}' load-exit
          case $code in
            1) rm -r "$2" ;;
            3) sed -i 's/"PASSED"/"FAILED"/' "$2/run.json" ;;
            4) sed -i 's/"PASSED"/"INVALID"/' "$2/run.json" ;;
          esac
          exit $code
        fi
        n=$(wc -l < calls)
        v=$(awk "BEGIN { print $(cat level) * (1 + ($n %% 7) * $(cat spread) / 1000) + $n / 1e6 }")
        while [ "$1" != -rff ]; do shift; done
        cat > "$2" <<TEXT
        %s
        TEXT
        """
            .formatted(fork));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("load-exit"), "0");
    Files.writeString(home.resolve("spread"), "1");
  }

  private void level(double level) throws IOException {
    Files.writeString(home.resolve("level"), Double.toString(level));
  }

  private NightPlan plan(String name, Duration budget) throws IOException {
    return new NightPlan(
        home,
        home.resolve("runs"),
        home.resolve("baseline"),
        Files.createDirectories(home.resolve("state").resolve(name)),
        BENCH,
        List.of("bgl-contention"),
        passes,
        budget);
  }

  private Night.Result night(int number) throws IOException {
    NightPlan plan = plan("202601%02dT000000Z-abc".formatted(number), Duration.ofMinutes(5));
    return new Night(plan, progress::add).run(NightState.begin("abc", "plan"));
  }

  /** So many nights that a next one can be judged by them. */
  private void fiveNights() throws IOException {
    passes = 1;
    for (int number = 1; number <= NightRule.LEAST_NIGHTS; number++) {
      assertThat(night(number).exitCode()).as("night %d", number).isZero();
    }
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(home.resolve("calls"));
  }

  @Test
  void firstNightStoresItsRunsAndWritesItsPage() throws IOException {
    Night.Result result = night(1);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.page()).exists();
    RunStore store = new RunStore(home.resolve("runs"));
    assertThat(store.of("bench-nightly").runs()).hasSize(1);
    assertThat(store.of("bgl-contention-quick").runs()).hasSize(5);
  }

  @Test
  void firstNightsSayThatThereIsNothingToCompareWith() throws IOException {
    night(1);
    Night.Result second = night(2);

    assertThat(second.exitCode()).as(second.summary()).isZero();
    assertThat(second.summary()).contains("nothing to compare with yet (1 of 5 nights)");
  }

  @Test
  void lossAgainstTheLastGoodNightsEndsWithThreeAndIsMeasuredAgain() throws IOException {
    fiveNights();
    passes = 5;
    level(70);
    int calls = calls().size();

    Night.Result result = night(6);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(3);
    assertThat(result.summary())
        .contains("against last good: Lock.mix")
        .contains("(measured again -30.");
    assertThat(calls().size() - calls).as("the benches' five forks twice").isEqualTo(15);
  }

  @Test
  void lossThatIsGoneWhenMeasuredAgainDoesNotTurnTheNightRed() throws IOException {
    fiveNights();
    String launcher = Files.readString(home.resolve("luxibench"));
    Files.writeString(
        home.resolve("luxibench"),
        launcher.replace("v=$(awk", "case $* in *bench-c*) echo 100 > level ;; esac; v=$(awk"));
    level(70);

    Night.Result result = night(6);

    assertThat(progress).anyMatch(line -> line.contains("is measured again: bench-nightly"));
    assertThat(result.exitCode()).as(result.summary()).isNotEqualTo(3);
    assertThat(Files.readString(result.page())).contains("worse at first, measured again");
  }

  @Test
  void suiteOfWhichNoRowCouldBeConcludedEndsWithFour() throws IOException {
    passes = 1;
    for (int number = 1; number <= 5; number++) {
      level(number % 2 == 0 ? 100 : 300);
      night(number);
    }
    level(150);

    Night.Result result = night(6);

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
    fiveNights();

    Night.Result result = night(6);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.summary()).doesNotContain("nothing can be said");
  }

  @Test
  void benchThatIsGoneEndsOneNightWithFour() throws IOException {
    passes = 1;
    night(1);
    String launcher = Files.readString(home.resolve("luxibench"));
    Files.writeString(home.resolve("luxibench"), launcher.replace("Lock.mix", "Lock.other"));

    Night.Result result = night(2);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(4);
    assertThat(result.summary()).contains("not measured tonight: Lock.mix");
    assertThat(night(3).exitCode()).isZero();
  }

  @Test
  void noisyRowIsStillJudgedByALargeLoss() throws IOException {
    passes = 1;
    for (int number = 1; number <= 5; number++) {
      level(number % 2 == 0 ? 100 : 120);
      night(number);
    }
    level(10);

    assertThat(night(6).exitCode()).isEqualTo(3);
  }

  @Test
  void badNightIsNoReferenceForTheNext() throws IOException {
    fiveNights();
    level(70);
    night(6);

    assertThat(night(7).exitCode()).as("still worse than the last good nights").isEqualTo(3);
    level(100);
    assertThat(night(8).exitCode()).isZero();
  }

  @Test
  void nightsOfAnotherMachineAreLeftOutAndTheLikeOnesStillCount() throws IOException {
    fiveNights();
    for (int run = 1; run <= 3; run++) {
      Path odd = home.resolve("runs/bench-nightly/2026010%dT120000Z-abc-n1".formatted(run));
      MadeRuns.copy(home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1"), odd);
      Path record = odd.resolve("run.json");
      String kernel = System.getProperty("os.version");
      Files.writeString(record, Files.readString(record).replace(kernel, "1.2.3"));
    }
    level(70);

    Night.Result result = night(6);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(3);
    assertThat(result.summary()).contains("3 earlier runs left out: kernel: Linux 1.2.3");
  }

  @Test
  void runsMadeByHandOrOfOtherOptionsOrOfChangedSourcesAreNoReferences() throws IOException {
    fiveNights();
    Path made = home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1");
    MadeRuns.copy(made, home.resolve("runs/bench-nightly/20260105T120000Z-abc"));
    Path dirty = home.resolve("runs/bench-nightly/20260105T120001Z-abc-n1");
    MadeRuns.copy(made, dirty);
    Path options = home.resolve("runs/bench-nightly/20260105T120002Z-abc-n1");
    MadeRuns.copy(made, options);
    edit(dirty, "\"dirty\" : false", "\"dirty\" : true");
    edit(options, "\"-i\"", "\"-wi\"");

    assertThat(night(6).summary())
        .contains("1 earlier runs left out: not made by a night")
        .contains("1 earlier runs left out: of a changed work tree")
        .contains("1 earlier runs left out: the scenario or the options have changed since");
  }

  private static void edit(Path run, String from, String to) throws IOException {
    Path record = run.resolve("run.json");
    assertThat(record).content().contains(from);
    Files.writeString(record, Files.readString(record).replace(from, to));
  }

  @Test
  void unreadableRunIsNamedAndDoesNotStopTheNight() throws IOException {
    fiveNights();
    Path broken = home.resolve("runs/bench-nightly/20260103T000000Z-abc-n1/jmh.json");
    Files.writeString(broken, "[]");

    Night.Result result = night(6);

    assertThat(result.summary()).contains("20260103T000000Z-abc-n1 left out:");
    assertThat(result.exitCode()).as(result.summary()).isZero();
  }

  @Test
  void lossAgainstALikeBaselineEndsWithThree() throws IOException {
    passes = 1;
    level(140);
    night(1);
    Files.createDirectories(home.resolve("baseline"));
    Files.move(home.resolve("runs/bench-nightly"), home.resolve("baseline/bench-nightly"));
    level(100);
    for (int number = 2; number <= 5; number++) {
      assertThat(night(number).exitCode()).as("night %d", number).isZero();
    }
    night(6);

    Night.Result result = night(7);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(3);
    assertThat(result.summary()).contains("against baseline: Lock.mix");
  }

  @Test
  void quarantinedRowDoesNotTurnTheNightRed() throws IOException {
    fiveNights();
    level(70);
    Files.createDirectories(home.resolve("nightly"));
    Files.writeString(
        home.resolve("nightly/quarantine.json"),
        "{\"bench-nightly Lock.mix[mix=99/1] t2 throughput\": \"being looked into\"}");

    Night.Result result = night(6);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(Files.readString(result.page()))
        .contains("In quarantine, not judged")
        .contains("Lock.mix[mix=99/1] t2 throughput: being looked into");
  }

  @Test
  void quarantinedRowDoesNotTurnTheNightRedByItsTrend() throws IOException {
    passes = 1;
    for (int number = 1; number <= 8; number++) {
      level(number <= 4 ? 100 : 70);
      night(number);
    }
    assertThat(night(9).summary()).as("it would").contains("trend: worsened");
    Files.createDirectories(home.resolve("nightly"));
    Files.writeString(
        home.resolve("nightly/quarantine.json"),
        "{\"bench-nightly Lock.mix[mix=99/1] t2 throughput\": \"being looked into\"}");

    assertThat(night(9).exitCode()).isZero();
  }

  @Test
  void acceptedSlowdownIsWhatLaterNightsAreHeldAgainst() throws IOException {
    fiveNights();
    MadeRuns.copy(
        home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1"),
        Files.createDirectories(home.resolve("baseline/bench-nightly")).resolve("kept"));
    level(70);
    assertThat(night(6).exitCode()).isEqualTo(3);
    assertThat(night(7).exitCode()).isEqualTo(3);
    RunStore store = new RunStore(home.resolve("runs"));

    List<String> told = Acceptance.accept(store, store.suites());

    assertThat(told)
        .containsExactly("bench-nightly: 2 nights accepted, earlier ones are no reference");
    Night.Result next = night(8);
    assertThat(next.exitCode()).as(next.summary()).isZero();
    assertThat(next.summary())
        .contains("nothing to compare with yet (2 of 5 nights)")
        .contains("5 earlier runs left out: before what was accepted")
        .contains("baseline kept left out: a later level was accepted");
    night(9);
    night(10);
    level(40);
    assertThat(night(11).exitCode()).isEqualTo(3);
    assertThat(Acceptance.accept(store, store.suites())).as("again").hasSize(1);
  }

  @Test
  void abortedNightGoesOnWhereItStopped() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    Night.Result whole = new Night(plan, progress::add).run(NightState.begin("abc", "plan"));
    int calls = calls().size();
    NightState state = NightState.read(plan.folder()).orElseThrow();
    assertThat(state.finished()).isTrue();
    NightState aborted =
        new NightState(3, "abc", "plan", state.started(), state.steps().subList(0, 4), false);

    Night.Result resumed = new Night(plan, progress::add).run(aborted);

    assertThat(calls().size() - calls).isEqualTo(calls - 4);
    assertThat(resumed.exitCode()).isEqualTo(whole.exitCode());
  }

  @Test
  void runThatTheAbortedNightLeftIsMadeAnew() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    Path left = home.resolve("runs/bgl-contention-quick/20260101T000000Z-abc-n1");
    Files.createDirectories(left);
    Files.writeString(left.resolve("run.json"), "{}");

    Night.Result result = new Night(plan, progress::add).run(NightState.begin("abc", "plan"));

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(left.resolve("run.json")).content().contains("bgl-contention");
  }

  @Test
  void stepThatIsInvalidOrBrokenIsRunAgainAndTold() throws IOException {
    Files.writeString(home.resolve("load-exit"), "4\n0\n1\n0\n");

    Night.Result result = night(1);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.summary())
        .contains("load-bgl-contention-1 was INVALID; run again it was fine")
        .contains("load-bgl-contention-2 ended with 1; run again it was fine");
    assertThat(Files.readString(result.page())).contains("4, then 0").contains("run again");
  }

  @Test
  void failureIsBelievedWhenItComesTwice() throws IOException {
    Files.writeString(home.resolve("load-exit"), "3\n3\n0\n");

    assertThat(night(1).exitCode()).isEqualTo(3);
  }

  @Test
  void oneValidRunOfAScenarioIsEnough() throws IOException {
    Files.writeString(home.resolve("load-exit"), "4\n4\n0\n");

    Night.Result result = night(1);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.summary()).contains("was INVALID; run again it was INVALID");
  }

  @Test
  void noSecondAttemptBeyondTheBudget() throws IOException {
    Files.writeString(home.resolve("load-exit"), "4");
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState late =
        NightState.begin("abc", "plan")
            .with(new StepState("load-other-1", List.of(0), 299.999, 0, "", "log"));

    new Night(plan, progress::add).run(late);

    assertThat(calls()).filteredOn(call -> call.startsWith("load")).hasSize(1);
  }

  @Test
  void spentBudgetStillBeginsTheFirstPassButNoOther() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState late =
        NightState.begin("abc", "plan")
            .with(new StepState("load-other-1", List.of(0), 400, 0, "", "log"));

    new Night(plan, progress::add).run(late);

    assertThat(calls()).as("calls").hasSize(2);
    assertThat(progress).anyMatch(line -> line.contains("bench-2: left out"));
  }

  @Test
  void suiteWhoseOnlyStepWasCutEndsWithFour() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState cut =
        NightState.begin("abc", "plan")
            .with(new StepState("bench-1", List.of(124), 300, 0, "", "log"));

    Night.Result result = new Night(plan, progress::add).run(cut);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(4);
    assertThat(result.summary())
        .contains("nothing can be said: no valid run tonight")
        .contains("bench-1 was cut: the budget was used up");
  }

  @Test
  void benchThatLeavesAnEmptyFileIsNoRunAndDoesNotPoisonTheNextNight() throws IOException {
    String working = Files.readString(home.resolve("luxibench"));
    Files.writeString(
        home.resolve("luxibench"),
        working.replace("cat > \"$2\" <<TEXT", ": > \"$2\"; exit 0; cat > \"$2\" <<TEXT"));
    Night.Result empty = night(1);
    Files.writeString(home.resolve("luxibench"), working);

    assertThat(empty.exitCode()).as(empty.summary()).isEqualTo(4);
    assertThat(empty.summary()).contains("bench-1 ended with 0 but left no figures");
    assertThat(home.resolve("runs/bench-nightly")).doesNotExist();
    assertThat(night(2).exitCode()).isZero();
  }

  @Test
  void failedScenarioEndsWithThreeAndBrokenStepWithOne() throws IOException {
    Files.writeString(home.resolve("load-exit"), "3");
    assertThat(night(1).exitCode()).isEqualTo(3);
    Files.writeString(home.resolve("load-exit"), "1");
    assertThat(night(2).exitCode()).isEqualTo(1);
    Files.writeString(home.resolve("load-exit"), "4");
    assertThat(night(3).exitCode()).isEqualTo(4);
  }

  @Test
  void baselineOfAnotherHostIsNotCompared() throws IOException {
    HostFingerprint other =
        new HostFingerprint("h", "Other", 2, "performance", "Linux 6", 8L << 30, "none", "none");
    MadeRuns.bench(
        home.resolve("baseline"),
        MadeRuns.start("bench-nightly", 1, other),
        JmhText.tenForks("Lock.mix", 500));

    assertThat(night(1).summary()).contains("baseline: none kept").contains("CPU: Other, but");
  }
}
