package org.luxibench.results.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;

/** Runs a made-up launcher that leaves a run and ends with the next code of a list. */
final class LoadSuiteTest {
  @TempDir private Path home;

  @BeforeEach
  void makeLauncher() throws IOException {
    template("0", Verdict.PASSED);
    template("1", Verdict.PASSED);
    template("3", Verdict.FAILED);
    template("4", Verdict.INVALID);
    Path launcher = home.resolve("luxibench");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        echo "$@" >> calls
        echo "${LUXIBENCH_DAEMON_JAVA_OPTS-unset}" >> opts
        while [ "$1" != --out ]; do shift; done
        code=$(head -1 codes); sed -i 1d codes
        [ ! -d template-$code ] || cp -r template-$code "$2"
        exit $code
        """);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  /** A run of one phase that all came out so. */
  private void template(String code, Verdict verdict) throws IOException {
    var load = SampleRun.contention(List.of("lock-free-queries"));
    var leg = load.legs().get(0);
    var phases = leg.phases().stream().map(phase -> phase.withVerdict(verdict, "")).toList();
    var judged =
        new LoadResult(
            load.scenario(),
            load.reason(),
            load.source(),
            verdict,
            "",
            load.heatBoundsMicros(),
            List.of(leg.withPhases(verdict, phases)));
    RunStart start = MadeRuns.start("x", 1, MadeRuns.HOST);
    RunFolder.createAt(home.resolve("template-" + code))
        .finish(start.endWithLoad(LoadResultJson.write(judged), 0));
  }

  private Measurements measure(String... codes) throws IOException {
    Files.write(home.resolve("codes"), List.of(codes));
    Side side = new Side("cand", "new", home, "");
    return new LoadSuite(List.of("x")).measure(side, home.resolve("round-01-cand"));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(home.resolve("calls"));
  }

  @Test
  void invalidRunIsMadeOnceMoreAndTold() throws IOException {
    Measurements measured = measure("4", "0");

    assertThat(measured.series()).isNotEmpty();
    assertThat(measured.notes()).containsExactly("round-01-cand was INVALID and made once more");
    assertThat(calls()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void optionsOfTheSideReachTheDaemonAndNoneLeaveTheUsersAlone() throws IOException {
    measure("0");
    new LoadSuite(List.of("x"))
        .measure(new Side("cand", "new", home, "-Dx=1"), again("round-02-cand"));

    assertThat(Files.readAllLines(home.resolve("opts")))
        .containsExactly(
            System.getenv().getOrDefault("LUXIBENCH_DAEMON_JAVA_OPTS", "unset"), "-Dx=1");
    assertThat(new Side("cand", "new", home, "-Dx=1").environment("OPTS", Map.of("OPTS", "-Xmx1g")))
        .containsExactly(Map.entry("OPTS", "-Xmx1g -Dx=1"));
  }

  private Path again(String name) throws IOException {
    Files.write(home.resolve("codes"), List.of("0"));
    return home.resolve(name);
  }

  @Test
  void runThatIsInvalidTwiceIsLeftOut() throws IOException {
    Measurements measured = measure("4", "4", "0");

    assertThat(measured.series()).isEmpty();
    assertThat(calls()).hasSize(2);
  }

  @Test
  void failedRunIsASample() throws IOException {
    Measurements measured = measure("3", "0");

    assertThat(measured.series()).isNotEmpty();
    assertThat(calls()).hasSize(1);
  }

  /** Whatever it left. */
  @Test
  void brokenRunEndsTheExperimentAndNamesItsLog() {
    assertThatThrownBy(() -> measure("1", "0"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 1")
        .hasMessageContaining("round-01-cand.log");
  }
}
