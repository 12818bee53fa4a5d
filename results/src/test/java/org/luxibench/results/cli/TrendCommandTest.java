package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunRecords;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** {@code luxibench trend} over twelve runs, the last five a fifth slower. */
final class TrendCommandTest {
  private static final int CHANGED_AT = 7;

  @TempDir private Path root;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void storeRuns() throws IOException {
    for (int run = 0; run < 12; run++) {
      double level = run < CHANGED_AT ? 100 : 80;
      MadeRuns.bench(root, "bench", run, JmhText.tenForks("Lock.mix", level + run % 3));
    }
  }

  private int trend(String... options) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] words = new String[options.length + 3];
    words[0] = "trend";
    words[1] = "--root";
    words[2] = root.toString();
    System.arraycopy(options, 0, words, 3, options.length);
    return line.execute(words);
  }

  @Test
  void changeIsToldWithItsCommits() {
    assertThat(trend("bench")).isZero();
    assertThat(out.toString()).contains("(worse)", "commits 0606060606..0707070707");
  }

  @Test
  void worseningWithinTheLastRunsEndsWithThree() {
    assertThat(trend("bench", "--fail-within", "5")).isEqualTo(3);
    assertThat(trend("bench", "--fail-within", "4")).isZero();
  }

  @Test
  void leastChangeHidesSmallerOnes() {
    assertThat(trend("bench", "--least", "30")).isZero();
    assertThat(out.toString()).endsWith("0 changes in 1 row\n");
  }

  @Test
  void shufflesFindTheSameChange() {
    assertThat(trend("bench", "--test", "shuffles", "--fail-within", "5")).isEqualTo(3);
  }

  @Test
  void jsonHasEveryFigureAndTheChange() {
    assertThat(trend("bench", "--json")).isZero();

    JsonNode row = RunRecords.MAPPER.readTree(out.toString()).path("rows").get(0);
    assertThat(row.path("points")).hasSize(12);
    assertThat(row.path("points").get(1).path("commit").asString()).startsWith("0101");
    assertThat(row.path("changes").get(0).path("index").asInt()).isEqualTo(CHANGED_AT);
    assertThat(row.path("changes").get(0).path("commits").asString())
        .isEqualTo("0606060606..0707070707");
  }

  @Test
  void pageIsWrittenWhereItWasAskedFor() {
    Path page = root.resolve("trend.html");

    assertThat(trend("bench", "--html", page.toString())).isZero();

    assertThat(page).content().contains("data-row=\"0\"").contains("uPlot");
  }

  @Test
  void wrongUsageEndsWithTwoAndAnUnknownSuiteWithOne() {
    assertThat(trend()).isEqualTo(2);
    assertThat(trend("bench", "--least", "-1")).isEqualTo(2);
    assertThat(trend("bench", "--fail-within", "-1")).isEqualTo(2);
    assertThat(trend("gone")).isEqualTo(1);
    assertThat(err.toString()).contains("no suite 'gone'");
  }
}
