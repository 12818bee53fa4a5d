package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunStore;
import picocli.CommandLine;

final class ResultsCommandTest {
  private final StringWriter out = new StringWriter();

  @TempDir private Path root;

  @BeforeEach
  void storeThreeRuns() throws IOException {
    for (int run = 1; run <= 3; run++) {
      MadeRuns.bench(root, "bench", run, JmhText.tenForks("Lock.mix", 100));
    }
  }

  private int run(String... arguments) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(new StringWriter(), true));
    return line.execute(arguments);
  }

  @Test
  void listHasALineForEachRun() {
    assertThat(run("results", "list", "--root", root.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(4);
  }

  @Test
  void pruneWithoutYesRemovesNothing() throws IOException {
    run("results", "prune", "--keep", "1", "--root", root.toString());

    assertThat(out.toString()).contains("would remove");
    assertThat(new RunStore(root).of("bench").runs()).hasSize(3);
  }

  @Test
  void pruneKeepsTheNewest() throws IOException {
    run("results", "prune", "--keep", "1", "--yes", "--root", root.toString());

    assertThat(new RunStore(root).of("bench").runs()).hasSize(1);
    assertThat(new RunStore(root).of("bench").runs().get(0).name()).startsWith("20260101T03");
  }

  @Test
  void pruneForgetsNoAcceptedLevel() throws IOException {
    Path accepted = new RunStore(root).of("bench").runs().get(0).folder();
    Files.writeString(accepted.resolve("accepted.txt"), "accepted");

    run("results", "prune", "--keep", "1", "--yes", "--root", root.toString());

    assertThat(accepted).exists();
    assertThat(out.toString()).contains("kept, for a level was accepted with it: " + accepted);
    assertThat(new RunStore(root).of("bench").runs()).hasSize(2);
  }

  @Test
  void pruneToLessThanNothingIsWrongUsage() {
    assertThat(run("results", "prune", "--keep", "-1", "--root", root.toString())).isEqualTo(2);
  }

  @Test
  void pruneClearsAwayWhatBrokenRunsLeftButNotWhatIsBeingWritten() throws IOException {
    Path old = Files.createDirectories(root.resolve("bench/.partial-old-1"));
    Files.writeString(old.resolve("leg.hlog"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    Path fresh = Files.createDirectories(root.resolve("bench/.partial-fresh-2"));
    Files.setLastModifiedTime(fresh, FileTime.from(Instant.now().minus(Duration.ofHours(23))));

    run("results", "prune", "--keep", "9", "--yes", "--root", root.toString());

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    assertThat(out.toString().lines()).containsExactly("removed " + old);
  }

  @Test
  void showTellsHostAndFigures() throws IOException {
    Path folder = new RunStore(root).of("bench").runs().get(0).folder();

    assertThat(run("results", "show", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("h: CPU, 2 cores, governor performance, Linux 6, 8.0 GiB")
        .contains("Lock.mix");
  }

  @Test
  void exportOfTheLastRunHasOnlyThat() {
    run("results", "export", "--format", "csv", "--last", "1", "--root", root.toString());

    assertThat(out.toString().lines()).hasSize(11);
  }

  @Test
  void exportOfLessThanOneRunIsWrongUsage() {
    assertThat(run("results", "export", "--format", "csv", "--last", "-1")).isEqualTo(2);
    assertThat(run("results", "export", "--format", "csv", "--last", "0")).isEqualTo(2);
  }

  @Test
  void runThatCannotBeReadIsToldByListAndPruneAndLeftAlone() throws IOException {
    Path broken = new RunStore(root).of("bench").runs().get(0).folder();
    String record = Files.readString(broken.resolve("run.json"));
    Files.writeString(
        broken.resolve("run.json"), record.replaceAll("(?s)\"host\" : \\{.*?}", "\"host\" : null"));

    assertThat(run("results", "list", "--root", root.toString())).isZero();
    assertThat(out.toString()).contains("unreadable: " + broken).contains("host is null");
    assertThat(run("results", "prune", "--keep", "0", "--yes", "--root", root.toString())).isZero();
    assertThat(out.toString()).contains("unreadable, left alone: " + broken);
    assertThat(broken).exists();
  }

  @Test
  void runWithoutFiguresIsLeftOutOfTheExport() throws IOException {
    MadeRuns.bench(root, "bench", 4, "[]");

    assertThat(run("results", "export", "--format", "csv", "--root", root.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(31);
  }

  @Test
  void formatIsNamedAsOnTheSite() {
    String[] export = {
      "results", "export", "--format", "github-action-benchmark", "--root", root.toString()
    };
    assertThat(run(export)).isZero();
  }

  @Test
  void unknownSuiteEndsWithOne() {
    assertThat(run("results", "list", "gone", "--root", root.toString())).isEqualTo(1);
  }
}
