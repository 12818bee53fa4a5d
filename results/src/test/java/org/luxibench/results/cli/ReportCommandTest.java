package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.ExitCode;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.report.LoadRunFiles;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;

class ReportCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path root;
  private Path run;

  @BeforeEach
  void aRun() throws Exception {
    RunStart start = RunStart.take("bgl-contention", root, List.of("load"));
    run =
        LoadRunFiles.publish(
            RunFolder.create(root, start),
            start,
            SampleRun.contention(List.of("lock-free-queries")),
            0);
  }

  @Test
  void everyFormIsWrittenIntoTheRunsFolder() throws Exception {
    Files.delete(run.resolve("report.html"));
    Files.delete(run.resolve("junit.xml"));
    assertThat(report(run.toString())).isEqualTo(ExitCode.OK);
    assertThat(run.resolve("report.html")).isNotEmptyFile();
    assertThat(run.resolve("junit.xml")).isNotEmptyFile();
    assertThat(out.toString()).contains("report.html");
  }

  @Test
  void thePageAloneGoesWhereItIsAskedFor() {
    Path page = root.resolve("pages").resolve("page.html");
    assertThat(report(run.resolve("run.json").toString(), "--out", page.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(page).content().contains("bgl-contention");
    assertThat(out.toString().lines()).containsExactly(page.toString());
  }

  @Test
  void otherRunsAreDrawnIntoThePageComparedHtml() {
    assertThat(report(run.toString(), "--compare", run.toString(), run.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(run.resolve("compared.html")).content().contains("lock-free-queries @ ");
  }

  @Test
  void aFolderWithoutARunIsNamed() {
    assertThat(report(root.resolve("nothing").toString())).isEqualTo(ExitCode.FAILURE);
    assertThat(err.toString()).contains("nothing");
  }

  @Test
  void printingAndWritingAtOnceIsWrongUsage() {
    assertThat(report(run.toString(), "--print", "text", "--out", "x")).isEqualTo(ExitCode.USAGE);
  }

  private int report(String... arguments) {
    String[] words = new String[arguments.length + 1];
    words[0] = "report";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return Commands.line()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }
}
