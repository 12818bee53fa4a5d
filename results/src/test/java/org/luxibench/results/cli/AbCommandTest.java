package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import picocli.CommandLine;

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
