package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.store.RunRecords;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Drives the command against made-up launchers that write JMH's file where they are told to. */
final class AbCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private String project(String name, double level) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name));
    Path round = project.resolve("n");
    Files.writeString(round, "0");
    String json = JmhText.throughput("Lock.mix", new double[] {1}).replace("[[1.0]]", "[[$v]]");
    Path script = project.resolve("luxibench");
    Files.writeString(
        script,
        """
        #!/bin/sh
        [ "$1" = bench ] || exit 0
        n=$(cat n); n=$((n + 1)); echo $n > n
        echo "[$JDK_JAVA_OPTIONS] $*" >> called
        v=$(awk "BEGIN { print %s * (1 + ($n %% 5) / 1000) + $n / 1e6 }")
        while [ "$1" != -rff ]; do shift; done
        cat > "$2" <<TEXT
        %s
        TEXT
        """
            .formatted(level, json));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return project.toString();
  }

  private int run(String... arguments) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void slowerCandidateEndsWithThreeAndLeavesItsFiles() throws IOException {
    Path to = folder.resolve("out");

    int code =
        run(
            "ab",
            "--base",
            project("a", 100),
            "--cand",
            project("b", 80),
            "--rounds",
            "6",
            "--out",
            to.toString());

    assertThat(code).as(err.toString()).isEqualTo(3);
    assertThat(out.toString()).contains("regressed").contains("measured afresh");
    assertThat(to.resolve("ab.json")).exists();
    assertThat(to.resolve("round-01-base.json")).exists();
    assertThat(to.resolve("confirm-05-cand.json")).exists();
  }

  @Test
  void filesTellWithWhatTheExperimentWasMade() throws IOException {
    Path to = folder.resolve("out");

    ab(to, "--cand-java-opts", "-Dx=1", "--seed", "7", "--", "Lock.mix");

    JsonNode made = RunRecords.MAPPER.readTree(Files.readString(to.resolve("ab.json")));
    JsonNode experiment = made.path("experiment");
    assertThat(made.path("rows")).hasSize(1);
    assertThat(experiment.path("seed").asInt()).isEqualTo(7);
    assertThat(experiment.path("plannedRounds").asInt()).isEqualTo(5);
    assertThat(experiment.path("looks").get(0).path("after").asInt()).isEqualTo(5);
    assertThat(experiment.path("options").get(0).asString()).isEqualTo("Lock.mix");
    assertThat(experiment.path("base").path("commit").asString()).isNotBlank();
    assertThat(experiment.path("candidate").path("javaOptions").asString()).isEqualTo("-Dx=1");
    assertThat(experiment.path("host").path("cores").asInt()).isPositive();
  }

  @Test
  void javaOptionsDoNotTakeThePlaceOfTheBenchesOwn() throws IOException {
    ab(folder.resolve("out"), "--cand-java-opts", "-Dx=1 -Dy=2");

    assertThat(folder.resolve("a/called"))
        .content()
        .contains("-Dx=1 -Dy=2] bench")
        .contains("] bench -f 1")
        .doesNotContain("jvmArgs");
  }

  @Test
  void treeThatIsBuiltAnewMeanwhileEndsWithOneAndIsNamed() throws IOException {
    Path base = Path.of(project("a", 100));
    Path target = Files.createDirectories(base.resolve("core/target"));
    Path jar = Files.writeString(target.resolve("luxibench-core-all.jar"), "1");
    Path launcher = base.resolve("luxibench");
    String rebuild = "[ $n = 4 ] && echo 22 > %s%ntrue%n".formatted(jar);
    Files.writeString(launcher, Files.readString(launcher) + rebuild);

    assertThat(ab(folder.resolve("out"))).isEqualTo(1);
    assertThat(err.toString()).contains("luxibench-core-all.jar was built anew");
    assertThat(folder.resolve("out/ab.json")).doesNotExist();
  }

  /** Project "a" against itself, five rounds; made unless it is there. */
  private int ab(Path out, String... more) throws IOException {
    Path there = folder.resolve("a");
    String base = Files.exists(there) ? there.toString() : project("a", 100);
    List<String> all = new ArrayList<>(List.of("ab", "--base", base, "--cand", base));
    all.addAll(List.of("--rounds", "5", "--out", out.toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void equalCandidateEndsWithNought() throws IOException {
    int code =
        run(
            "ab",
            "--base",
            project("a", 100),
            "--cand",
            project("b", 100),
            "--rounds",
            "6",
            "--out",
            folder.resolve("out").toString());

    assertThat(code).as(err.toString()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "bench, --profile quick -rff x, --profile",
    "bench, Lock -rff x, -rff",
    "bench, -f 3, -f",
    "bench, --profile=full, --profile",
    "load, x --out y, --out"
  })
  void whatARoundSetsItselfIsRefusedBeforeAnythingIsBuilt(String suite, String options, String told)
      throws IOException {
    Path to = folder.resolve("out");
    List<String> all = new ArrayList<>(List.of("--suite", suite, "--"));
    all.addAll(List.of(options.split(" ", -1)));

    assertThat(ab(to, all.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains(told + " behind --: ab sets it itself");
    assertThat(folder.resolve("a/called")).doesNotExist();
    assertThat(to).doesNotExist();
  }

  @Test
  void tooFewRoundsEndWithTwo() {
    assertThat(run("ab", "--base", "x", "--cand", "y", "--rounds", "2", "--out", folder.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("2 rounds");
  }

  @Test
  void neitherDirectoryNorRevisionEndsWithOneAndSaysSo() {
    String to = folder.resolve("out").toString();

    assertThat(run("ab", "--base", "no-such-rev", "--cand", "y", "--out", to)).isEqualTo(1);
    assertThat(err.toString()).contains("'no-such-rev' is neither");
  }
}
