package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.MadeRuns;

/** Which earlier nights, and which of the baseline, tonight is held against. */
final class ReferencesTest {
  @TempDir private Path home;
  private MadeNights nights;

  @BeforeEach
  void makeLauncher() throws Exception {
    nights = MadeNights.in(home);
  }

  @Test
  void badNightIsNoReferenceForTheNext() throws IOException {
    nights.five();
    nights.level(70);
    nights.night(6);

    assertThat(nights.night(7).exitCode()).as("still worse than the last good nights").isEqualTo(3);
    nights.level(100);
    assertThat(nights.night(8).exitCode()).isZero();
  }

  @Test
  void nightsOfAnotherMachineAreLeftOutAndTheLikeOnesStillCount() throws IOException {
    nights.five();
    for (int run = 1; run <= 3; run++) {
      Path odd = home.resolve("runs/bench-nightly/2026010%dT120000Z-abc-n1".formatted(run));
      MadeRuns.copy(home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1"), odd);
      Path record = odd.resolve("run.json");
      String kernel = System.getProperty("os.version");
      Files.writeString(record, Files.readString(record).replace(kernel, "1.2.3"));
    }
    nights.level(70);

    Night.Result result = nights.night(6);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(3);
    assertThat(result.summary()).contains("3 earlier runs left out: kernel: Linux 1.2.3");
  }

  @Test
  void runsMadeByHandOrOfOtherOptionsOrOfChangedSourcesAreNoReferences() throws IOException {
    nights.five();
    Path made = home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1");
    MadeRuns.copy(made, home.resolve("runs/bench-nightly/20260105T120000Z-abc"));
    Path dirty = home.resolve("runs/bench-nightly/20260105T120001Z-abc-n1");
    MadeRuns.copy(made, dirty);
    Path options = home.resolve("runs/bench-nightly/20260105T120002Z-abc-n1");
    MadeRuns.copy(made, options);
    MadeNights.edit(dirty.resolve("run.json"), "\"dirty\" : false", "\"dirty\" : true");
    MadeNights.edit(options.resolve("run.json"), "\"-i\"", "\"-wi\"");

    assertThat(nights.night(6).summary())
        .contains("1 earlier runs left out: not made by a night")
        .contains("1 earlier runs left out: of a changed work tree")
        .contains("1 earlier runs left out: the scenario or the options have changed since");
  }

  @Test
  void nightsOfAnotherScenarioOrOtherBehavioursAreNoReferences() throws IOException {
    nights.five();
    Path runs = home.resolve("runs/bgl-contention-quick");
    String record = "202601%02dT000000Z-abc-n1/run.json";
    MadeNights.edit(runs.resolve(record.formatted(1)), "rate: 400", "rate: 500");
    MadeNights.edit(
        runs.resolve(record.formatted(2)),
        "\"name\" : \"bgl-queries\"",
        "\"name\" : \"other-queries\"");

    assertThat(nights.night(6).summary())
        .contains("2 earlier runs left out: the scenario or the options have changed since");
  }

  @Test
  void nightsWhoseForksHadAnotherLengthAreNoReferences() throws IOException {
    nights.five();
    Path jmh = home.resolve("runs/bench-nightly/20260102T000000Z-abc-n1/jmh.json");
    MadeNights.edit(jmh, "\"measurementIterations\":15", "\"measurementIterations\":3");

    assertThat(nights.night(6).summary())
        .contains("1 earlier runs left out: measuring: 3 x 200 ms, but 15 x 200 ms");
  }

  @Test
  void nightsOfAnotherJvmAreNoReferences() throws IOException {
    nights.five();
    Path runs = home.resolve("runs");
    Path jmh = runs.resolve("bench-nightly/20260102T000000Z-abc-n1/jmh.json");
    MadeNights.edit(jmh, "\"jdkVersion\":\"17\"", "\"jdkVersion\":\"25\"");
    Path load = runs.resolve("bgl-contention-quick/20260103T000000Z-abc-n1/run.json");
    String ours = Runtime.version().toString();
    MadeNights.edit(load, "\"version\" : \"" + ours, "\"version\" : \"25");

    assertThat(nights.night(6).summary())
        .contains("1 earlier runs left out: JVM version: 25, but 17\n")
        .contains("1 earlier runs left out: JVM version: 25, but " + ours);
  }

  @Test
  void baselineWhoseForksHadAnotherLengthIsToldAndNotCompared() throws IOException {
    nights.passes(1);
    nights.night(1);
    Files.createDirectories(home.resolve("baseline"));
    Files.move(home.resolve("runs/bench-nightly"), home.resolve("baseline/bench-nightly"));
    Path jmh = home.resolve("baseline/bench-nightly/20260101T000000Z-abc-n1/jmh.json");
    MadeNights.edit(jmh, "\"warmupIterations\":3", "\"warmupIterations\":5");

    assertThat(nights.night(2).summary())
        .contains("bench-nightly: 1 runs; last good: nothing to compare with yet (0 of 5 nights)")
        .containsPattern("bench-nightly: .*; baseline: none kept;")
        .contains("baseline 20260101T000000Z-abc left out: warm-up: 5 x 200 ms, but 3 x 200 ms");
  }

  @Test
  void unreadableRunIsNamedAndDoesNotStopTheNight() throws IOException {
    nights.five();
    Path broken = home.resolve("runs/bench-nightly/20260103T000000Z-abc-n1/jmh.json");
    Files.writeString(broken, "[]");

    Night.Result result = nights.night(6);

    assertThat(result.summary()).contains("20260103T000000Z-abc-n1 left out:");
    assertThat(result.exitCode()).as(result.summary()).isZero();
  }

  @Test
  void lossAgainstALikeBaselineEndsWithThree() throws IOException {
    nights.passes(1);
    nights.level(140);
    nights.night(1);
    Files.createDirectories(home.resolve("baseline"));
    Files.move(home.resolve("runs/bench-nightly"), home.resolve("baseline/bench-nightly"));
    nights.level(100);
    for (int number = 2; number <= 5; number++) {
      assertThat(nights.night(number).exitCode()).as("night %d", number).isZero();
    }
    nights.night(6);

    Night.Result result = nights.night(7);

    assertThat(result.exitCode()).as(result.summary()).isEqualTo(3);
    assertThat(result.summary()).contains("against baseline: Lock.mix");
  }

  @Test
  void baselineOfAnotherHostIsNotCompared() throws IOException {
    HostFingerprint other =
        new HostFingerprint("h", "Other", 2, "performance", "Linux 6", 8L << 30, "none", "none");
    MadeRuns.bench(
        home.resolve("baseline"),
        MadeRuns.start("bench-nightly", 1, other),
        JmhText.tenForks("Lock.mix", 500));

    assertThat(nights.night(1).summary())
        .contains("baseline: none kept")
        .contains("CPU: Other, but");
  }
}
