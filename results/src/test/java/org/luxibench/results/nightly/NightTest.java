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
import org.luxibench.results.store.JvmFingerprint;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;
import org.luxibench.results.store.RunStore;

/** Lets nights run against a made-up launcher: a scenario that passes, a bench of a set level. */
final class NightTest {
  private static final List<String> BENCH = List.of("-i", "1");

  @TempDir private Path home;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void makeLauncher() throws IOException {
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
          code=$(head -1 load-exit); sed -i '1{$!d}' load-exit; exit $code
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
        5,
        budget);
  }

  private Night.Result night(int number) throws IOException {
    NightPlan plan = plan("2026010%dT000000Z-abc".formatted(number), Duration.ofMinutes(5));
    return new Night(plan, progress::add).run(NightState.begin("abc"));
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
  void lossAgainstTheLastGoodNightEndsWithThreeAndIsNamed() throws IOException {
    night(1);
    level(70);

    Night.Result result = night(2);

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.summary()).contains("against last good: Lock.mix");
  }

  @Test
  void badNightIsNoReferenceForTheNext() throws IOException {
    night(1);
    level(70);
    night(2);

    assertThat(night(3).exitCode()).as("still worse than the last good night").isEqualTo(3);
    level(100);
    assertThat(night(4).exitCode()).isZero();
  }

  @Test
  void quarantinedRowDoesNotTurnTheNightRed() throws IOException {
    night(1);
    level(70);
    Files.createDirectories(home.resolve("nightly"));
    Files.writeString(
        home.resolve("nightly/quarantine.json"),
        "{\"bench-nightly Lock.mix[mix=99/1] t2 throughput\": \"being looked into\"}");

    Night.Result result = night(2);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(Files.readString(result.page()))
        .contains("In quarantine, not judged")
        .contains("Lock.mix[mix=99/1] t2 throughput: being looked into");
  }

  @Test
  void rowWhoseGoodRunsSpreadTooWideGoesIntoQuarantineByItself() throws IOException {
    for (int night = 1; night <= 2; night++) {
      Files.writeString(home.resolve("spread"), "60");
      night(night);
    }
    level(20);

    Night.Result result = night(3);

    assertThat(result.exitCode()).as(result.summary()).isZero();
    assertThat(result.summary()).contains("1 in quarantine");
    assertThat(Files.readString(result.page())).contains("spread too wide to tell anything");
  }

  @Test
  void quarantinedRowDoesNotTurnTheNightRedByItsTrend() throws IOException {
    Files.createDirectories(home.resolve("nightly"));
    Files.writeString(
        home.resolve("nightly/quarantine.json"),
        "{\"bench-nightly Lock.mix[mix=99/1] t2 throughput\": \"being looked into\"}");
    for (int run = 1; run <= 8; run++) {
      double speed = run <= 4 ? 100 : 70;
      MadeRuns.bench(
          home.resolve("runs"),
          MadeRuns.start("bench-nightly", run, HostFingerprint.take())
              .withJvm(JvmFingerprint.take()),
          JmhText.tenForks("Lock.mix", speed));
    }

    level(70);

    assertThat(night(9).exitCode()).isZero();
  }

  @Test
  void abortedNightGoesOnWhereItStopped() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    Night.Result whole = new Night(plan, progress::add).run(NightState.begin("abc"));
    int calls = calls().size();
    NightState state = NightState.read(plan.folder()).orElseThrow();
    assertThat(state.finished()).isTrue();
    NightState aborted =
        new NightState(2, "abc", state.started(), state.steps().subList(0, 4), false);

    Night.Result resumed = new Night(plan, progress::add).run(aborted);

    assertThat(calls().size() - calls).isEqualTo(calls - 4);
    assertThat(resumed.exitCode()).isEqualTo(whole.exitCode());
  }

  @Test
  void runThatTheAbortedNightLeftIsMadeAnew() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    Path left = home.resolve("runs/bgl-contention-quick/20260101T000000Z-abc-1");
    Files.createDirectories(left);
    Files.writeString(left.resolve("run.json"), "{}");

    Night.Result result = new Night(plan, progress::add).run(NightState.begin("abc"));

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
        NightState.begin("abc")
            .with(new StepState("load-other-1", List.of(0), 299.999, 0, "", "log"));

    new Night(plan, progress::add).run(late);

    assertThat(calls()).as("calls").hasSize(1);
  }

  @Test
  void spentBudgetBeginsNoFurtherStep() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState late =
        NightState.begin("abc")
            .with(new StepState("load-bgl-contention-1", List.of(0), 400, 0, "", "log"));

    new Night(plan, progress::add).run(late);

    assertThat(home.resolve("calls")).doesNotExist();
    assertThat(progress).anyMatch(line -> line.contains("bench-1: left out"));
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

    assertThat(night(1).summary()).contains("baseline: none to compare with");
  }
}
