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
          mkdir -p "$(dirname "$2")" && cp -r template "$2"; exit $(cat load-exit)
        fi
        n=$(wc -l < calls)
        v=$(awk "BEGIN { print $(cat level) * (1 + ($n %% 7) / 1000) + $n / 1e6 }")
        while [ "$1" != -rff ]; do shift; done
        cat > "$2" <<TEXT
        %s
        TEXT
        """
            .formatted(fork));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("load-exit"), "0");
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
    assertThat(Files.readString(result.page())).contains("being looked into");
  }

  @Test
  void abortedNightGoesOnWhereItStopped() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    Night.Result whole = new Night(plan, progress::add).run(NightState.begin("abc"));
    int calls = calls().size();
    NightState state = NightState.read(plan.folder()).orElseThrow();
    assertThat(state.finished()).isTrue();
    NightState aborted =
        new NightState(1, "abc", state.started(), state.steps().subList(0, 4), false);

    Night.Result resumed = new Night(plan, progress::add).run(aborted);

    assertThat(calls().size() - calls).isEqualTo(calls - 4);
    assertThat(resumed.exitCode()).isEqualTo(whole.exitCode());
  }

  @Test
  void spentBudgetBeginsNoFurtherStep() throws IOException {
    NightPlan plan = plan("20260101T000000Z-abc", Duration.ofMinutes(5));
    NightState late =
        NightState.begin("abc").with(new StepState("load-bgl-contention-1", 0, 400, "", "log"));

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
