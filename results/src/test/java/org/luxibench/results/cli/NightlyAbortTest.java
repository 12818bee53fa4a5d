package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.results.Main;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.store.MadeRuns;

/** A night in a JVM of its own is told to end in the middle, and begun again. */
final class NightlyAbortTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;

  @BeforeEach
  void makeLauncher() throws Exception {
    MadeRuns.repository(home);
    Path launcher = home.resolve("luxibench");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        echo "$@" >> calls
        [ $(wc -l < calls) != 2 ] || exec cat
        while [ "$1" != -rff ]; do shift; done
        cat > "$2" <<TEXT
        %s
        TEXT
        """
            .formatted(JmhText.throughput("Lock.mix", new double[] {1})));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.createDirectories(home.resolve("load/src/main/resources/org/luxibench/load/scenario"));
  }

  private Process nightly() throws IOException {
    return nightly(3);
  }

  private Process nightly(int passes, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("nightly", "--budget", "5m", "--passes", "" + passes));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("LUXIBENCH_HOME", home.toString());
    return builder.redirectErrorStream(true).redirectOutput(told().toFile()).start();
  }

  private Path told() {
    return home.resolve("told");
  }

  private int ended(Process process) throws Exception {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  private List<String> calls() throws IOException {
    return Files.exists(home.resolve("calls"))
        ? Files.readAllLines(home.resolve("calls"))
        : List.of();
  }

  /** The step in the middle reads its standard input until that ends, as ours do. */
  @Test
  void killedNightTakesItsStepWithItAndGoesOnWithThat() throws Exception {
    Process first = nightly();
    await().atMost(PATIENCE).until(() -> calls().size() == 2);
    List<ProcessHandle> steps = first.descendants().toList();
    first.destroyForcibly().waitFor();

    await().atMost(PATIENCE).until(() -> steps.stream().noneMatch(NightlyAbortTest::runs));
    Process second = nightly();

    assertThat(ended(second)).as(Files.readString(told())).isZero();
    assertThat(told()).content().contains("bench-1: done before").contains("bench-2: exit 0");
    assertThat(calls()).as("the second step twice, the others once").hasSize(4);
  }

  /** A process that has ended is a zombie where nobody waits for it, and has no command then. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void stepThatWasCutShortIsNoResultAndIsRunAgain() throws Exception {
    Process first = nightly();
    await().atMost(PATIENCE).until(() -> calls().size() == 2);
    first.destroy();
    assertThat(ended(first)).isNotZero();

    Process second = nightly();

    assertThat(ended(second)).as(Files.readString(told())).isZero();
    assertThat(told()).content().contains("bench-1: done before").contains("bench-2: exit 0");
    assertThat(calls()).as("the second step twice, the others once").hasSize(4);
    try (Stream<Path> nights = Files.list(home.resolve("results/nightly/state"))) {
      assertThat(nights.filter(night -> !night.endsWith(".lock"))).as("nights").hasSize(1);
    }
  }

  @Test
  void secondNightMeanwhileIsRefused() throws Exception {
    Process first = nightly();
    await().atMost(PATIENCE).until(() -> calls().size() == 2);

    assertThat(ended(nightly())).isEqualTo(1);

    assertThat(told()).content().contains("a night runs already");
    assertThat(calls()).hasSize(2);
    first.destroy();
    ended(first);
  }

  @Test
  void nightOfAnotherPlanIsNotGoneOnWith() throws Exception {
    Process first = nightly();
    await().atMost(PATIENCE).until(() -> calls().size() == 2);
    first.destroy();
    ended(first);

    assertThat(ended(nightly(2, "--resume"))).isZero();
    assertThat(told()).content().contains("no night to go on with");
    assertThat(ended(nightly(2))).as(Files.readString(told())).isZero();

    assertThat(told()).content().doesNotContain("done before");
    assertThat(calls()).as("two of the first night, two of the second").hasSize(4);
  }

  @Test
  void nightOfChangedSourcesIsNotGoneOnWith() throws Exception {
    Files.writeString(home.resolve("tracked"), "changed\n");
    Process first = nightly();
    await().atMost(PATIENCE).until(() -> calls().size() == 2);
    first.destroy();
    ended(first);

    assertThat(ended(nightly(3, "--resume"))).isZero();

    assertThat(told()).content().contains("no night to go on with");
    assertThat(calls()).hasSize(2);
  }

  /** What a night remembers between its end and its going on. */
  private void editState(String pattern, String with) throws IOException {
    try (Stream<Path> nights = Files.list(home.resolve("results/nightly/state"))) {
      Path state =
          nights
              .map(night -> night.resolve("state.json"))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      String text = Files.readString(state);
      assertThat(text).containsPattern(pattern);
      Files.writeString(state, text.replaceFirst(pattern, with));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "commit, '\"commit\" : \"\\w+\"', '\"commit\" : \"0123456789\"'",
    "time, '\"started\" : \"\\d+', '\"started\" : \"2020'"
  })
  void nightOfAnotherCommitOrOfLongAgoIsNotGoneOnWith(String what, String pattern, String with)
      throws Exception {
    Process first = nightly();
    await().atMost(PATIENCE).until(() -> calls().size() == 2);
    first.destroy();
    ended(first);
    editState(pattern, with);

    assertThat(ended(nightly(3, "--resume"))).as(what).isZero();

    assertThat(told()).content().contains("no night to go on with");
    assertThat(calls()).hasSize(2);
  }

  @Test
  void dryRunMeasuresNothingAndTellsHowLongTheLastNightTook() throws Exception {
    assertThat(ended(nightly(2, "--dry-run"))).isZero();
    assertThat(told())
        .content()
        .contains("    ? s  bench -p lock=fast")
        .contains("passes: 2 at most, in 300 s")
        .contains("no whole night of this plan has run here");
    assertThat(calls()).isEmpty();
    Process night = nightly(1);
    assertThat(ended(night)).isZero();

    assertThat(ended(nightly(1, "--dry-run"))).isZero();

    assertThat(told()).content().doesNotContain("?").contains("the budget is enough for");
    assertThat(calls()).hasSize(1);
  }

  @Test
  void acceptMeasuresNothingAndMakesTheNightFoundWorseGood() throws Exception {
    assertThat(ended(nightly(1))).as(Files.readString(told())).isZero();
    int calls = calls().size();
    Path run;
    try (Stream<Path> runs = Files.list(home.resolve("results/runs/bench-nightly"))) {
      run = runs.findFirst().orElseThrow();
    }
    Files.writeString(run.resolve("bad.txt"), "worse");

    assertThat(ended(nightly(1, "--accept", "bench-nightly"))).isZero();

    assertThat(told()).content().contains("bench-nightly: 1 nights accepted");
    assertThat(run.resolve("bad.txt")).doesNotExist();
    assertThat(run.resolve("accepted.txt")).exists();
    assertThat(calls()).hasSize(calls);
    assertThat(ended(nightly(1, "--accept"))).isZero();
    assertThat(told()).content().contains("no last night was found worse");
    assertThat(ended(nightly(1, "--accept", "gone"))).isEqualTo(1);
    assertThat(told()).content().contains("no suite 'gone'");
  }

  @Test
  void resumeGoesOnWithWhatWasAbortedAndOnlyWithThat() throws Exception {
    Process first = nightly();
    await().atMost(PATIENCE).until(() -> calls().size() == 2);
    first.destroy();
    ended(first);

    assertThat(ended(nightly(3, "--resume"))).as(Files.readString(told())).isZero();
    assertThat(calls()).hasSize(4);
    assertThat(ended(nightly(3, "--resume"))).isZero();
    assertThat(told()).as("a night that is finished").content().contains("no night to go on with");
    assertThat(calls()).hasSize(4);
  }
}
