package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunStore;

/** What an accepted slowdown does to later nights. */
final class AcceptanceTest {
  @TempDir private Path home;
  private MadeNights nights;

  @BeforeEach
  void makeLauncher() throws Exception {
    nights = MadeNights.in(home);
  }

  @Test
  void acceptedSlowdownIsWhatLaterNightsAreHeldAgainst() throws IOException {
    nights.five();
    MadeRuns.copy(
        home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1"),
        Files.createDirectories(home.resolve("baseline/bench-nightly")).resolve("kept"));
    nights.level(70);
    assertThat(nights.night(6).exitCode()).isEqualTo(3);
    assertThat(nights.night(7).exitCode()).isEqualTo(3);
    RunStore store = new RunStore(home.resolve("runs"));

    List<String> told = Acceptance.accept(store, store.suites());

    assertThat(told)
        .containsExactly("bench-nightly: 2 nights accepted, earlier ones are no reference");
    Night.Result next = nights.night(8);
    assertThat(next.exitCode()).as(next.summary()).isZero();
    assertThat(next.summary())
        .contains("nothing to compare with yet (2 of 5 nights)")
        .contains("5 earlier runs left out: before what was accepted")
        .contains("baseline kept left out: a later level was accepted");
    nights.night(9);
    nights.night(10);
    nights.level(40);
    assertThat(nights.night(11).exitCode()).isEqualTo(3);
    assertThat(Acceptance.accept(store, store.suites())).as("again").hasSize(1);
  }

  @Test
  void baselineBeforeWhatWasAcceptedStaysOutHoweverManyNightsFollow() throws IOException {
    nights.passes(1);
    nights.night(1);
    Path suite = home.resolve("runs/bench-nightly");
    Path first = suite.resolve("20260101T000000Z-abc-n1");
    MadeRuns.copy(
        first, Files.createDirectories(home.resolve("baseline/bench-nightly")).resolve("kept"));
    nights.night(2);
    Path second = suite.resolve("20260102T000000Z-abc-n1");
    for (int copy = 1; copy <= 50; copy++) {
      MadeRuns.copy(second, suite.resolve("20260102T0000%02dZ-abc-n1".formatted(copy)));
    }
    Files.writeString(second.resolve("accepted.txt"), "accepted");

    assertThat(nights.night(3).summary())
        .contains("baseline kept left out: a later level was accepted");
  }

  @Test
  void goodNightsAreNotAccepted() throws IOException {
    nights.passes(1);
    nights.night(1);
    RunStore store = new RunStore(home.resolve("runs"));
    Path run = home.resolve("runs/bench-nightly/20260101T000000Z-abc-n1");

    assertThat(Acceptance.accept(store, store.suites())).isEmpty();

    assertThat(run.resolve("accepted.txt")).doesNotExist();
  }

  @Test
  void onlyNightsFoundWorseSinceTheLastGoodOneAreAccepted() throws IOException {
    nights.passes(1);
    for (int number = 1; number <= 3; number++) {
      nights.night(number);
    }
    Path suite = home.resolve("runs/bench-nightly");
    Path first = Files.writeString(suite.resolve("20260101T000000Z-abc-n1/bad.txt"), "worse");
    Path last = Files.writeString(suite.resolve("20260103T000000Z-abc-n1/bad.txt"), "worse");
    RunStore store = new RunStore(home.resolve("runs"));

    assertThat(Acceptance.accept(store, List.of("bench-nightly")))
        .containsExactly("bench-nightly: 1 nights accepted, earlier ones are no reference");

    assertThat(first).exists();
    assertThat(last).doesNotExist();
  }
}
