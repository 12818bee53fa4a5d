package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import picocli.CommandLine;

final class CompareCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    CommandLine line = Commands.line();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void lossEndsWithThreeAndNamesTheRow() throws IOException {
    int code =
        run(
            "compare",
            file("a.json", JmhText.tenForks("Lock.mix", 100)),
            file("b.json", JmhText.tenForks("Lock.mix", 80)));

    assertThat(code).isEqualTo(3);
    assertThat(out.toString()).contains("Lock.mix[mix=99/1] t2").contains("-20.0 %  ");
    assertThat(out.toString()).endsWith("1 regressed (1 row)\n");
  }

  @Test
  void equalFilesEndWithNought() throws IOException {
    String same = file("a.json", JmhText.tenForks("Lock.mix", 100));

    assertThat(run("compare", same, same)).isZero();
  }

  @Test
  void sameFileTwiceIsToldAsIsTheHostNobodyKnows() throws IOException {
    String same = file("a.json", JmhText.tenForks("Lock.mix", 100));

    run("compare", same, folder + "/*.json");

    assertThat(out.toString())
        .contains("note: 1 of the files are on both sides")
        .contains("do not tell their host");
  }

  @Test
  void percentilesThatJmhListsBesidesTheHistogramAreNoRows() throws IOException {
    String sampled =
        file(
            "a.json",
            JmhText.throughput("Luxi.one", new double[] {1})
                .replace("\"mode\":\"thrpt\"", "\"mode\":\"sample\"")
                .replace("\"rawData\":", "\"rawDataHistogram\":[[[[5.0,3000]]]],\"x\":")
                .replace(
                    "\"secondaryMetrics\":{}",
                    "\"secondaryMetrics\":{\"p0.50\":{\"scoreUnit\":\"ops/us\",\"rawData\":[[1]]}}"));

    run("compare", sampled, sampled);

    assertThat(out.toString())
        .contains("(3 rows)")
        .contains("refused: 3 samples past the p99.9 in some fork or run, at least 10 are needed");
  }

  @Test
  void oneBenchIsComparedWithARunOfMoreBenchesAndJvms() throws IOException {
    String one = JmhText.tenForks("Lock.mix", 100);
    String other =
        JmhText.tenForks("Luxi.one", 100).replace("\"jvmArgs\":[]", "\"jvmArgs\":[\"-x\"]");
    String more = one.stripTrailing().replaceAll("]$", ",") + other.substring(1);

    assertThat(run("compare", file("one.json", one), file("more.json", more))).isZero();
    assertThat(out.toString()).contains("note: only in the candidate: Luxi.one[mix=99/1] t2");
  }

  @Test
  void whatCannotBeReadIsToldInOneLine() throws IOException {
    String fine = file("a.json", JmhText.tenForks("Lock.mix", 100));
    String broken = file("b.json", "[{\"jmhVersion\":\"1.37\"");
    Path empty = Files.createDirectories(folder.resolve("empty"));

    for (String wrong : List.of(broken, empty.toString(), folder + "/[", folder + "/x*")) {
      StringWriter told = new StringWriter();
      CommandLine line = Commands.line().setErr(new PrintWriter(told, true));
      assertThat(line.execute("compare", fine, wrong)).as(wrong).isEqualTo(1);
      assertThat(told.toString().lines()).as(wrong).hasSize(1);
      assertThat(told.toString()).as(wrong).contains(wrong).doesNotContain("REDACTED");
    }
  }

  @Test
  void meanOfNothingIsNotShown() throws IOException {
    String one = JmhText.tenForks("Lock.mix", 100);
    String two =
        one.stripTrailing().replaceAll("]$", ",") + JmhText.tenForks("Lock.b", 1).substring(1);

    run("compare", file("a.json", two), file("b.json", two.replace("ops/us", "ops/s")));

    assertThat(out.toString())
        .contains("refused: the base is in ops/us, the candidate in ops/s")
        .doesNotContain("geometric mean");
  }

  @Test
  void oneForkEndsWithFour() throws IOException {
    String thin = file("a.json", JmhText.throughput("Lock.mix", new double[] {1, 2, 3}));

    assertThat(run("compare", thin, thin)).isEqualTo(4);
  }

  @Test
  void jsonIsPrintedOnRequest() throws IOException {
    String same = file("a.json", JmhText.tenForks("Lock.mix", 100));

    run("compare", "--json", same, same);

    assertThat(out.toString()).startsWith("{").contains("\"verdict\" : \"same\"");
  }

  @Test
  void missingArgumentEndsWithTwoAndOneLine() {
    assertThat(run("compare", "only")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void absentFileEndsWithOneAndNamesIt() {
    String absent = folder.resolve("absent.json").toString();

    assertThat(run("compare", absent, absent)).isEqualTo(1);
    assertThat(err.toString()).contains("absent.json").doesNotContain("\tat ");
  }
}
