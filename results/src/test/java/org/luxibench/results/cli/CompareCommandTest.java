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
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;
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

  private String runOn(String cpu, int n) throws IOException {
    HostFingerprint host =
        new HostFingerprint("h", cpu, 2, "performance", "Linux 6", 8L << 30, "none", "none");
    RunStart start = MadeRuns.start("bench", n, host);
    return MadeRuns.bench(folder, start, JmhText.tenForks("Lock.mix", 100)).toString();
  }

  @Test
  void unlikeHostsAreRefusedAndNamed() throws IOException {
    assertThat(run("compare", runOn("CPU", 1), runOn("Other", 2))).isEqualTo(4);
    assertThat(err.toString()).contains("CPU: CPU, but Other").contains("--force");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void unlikeHostsAreComparedByForceAndTold() throws IOException {
    assertThat(run("compare", "--force", runOn("CPU", 1), runOn("Other", 2))).isZero();
    assertThat(out.toString()).contains("note: unequal CPU: CPU, but Other").contains("1 same");
  }

  @Test
  void forksOfTwoJvmsOnOneSideAreRefused() throws IOException {
    String jmh = JmhText.tenForks("Lock.mix", 100);
    String newer = jmh.replace("\"jdkVersion\":\"17\"", "\"jdkVersion\":\"25\"");
    String both = newer.stripTrailing().replaceAll("]$", ",") + jmh.substring(1);

    assertThat(run("compare", file("a.json", jmh), file("b.json", both))).isEqualTo(4);
    assertThat(err.toString()).contains("JVM version: 17, but 25");
  }

  @Test
  void forksOfOtherLengthAreRefusedAndNamed() throws IOException {
    String jmh = JmhText.tenForks("Lock.mix", 100);
    String shorter =
        jmh.replace("\"measurementIterations\":15", "\"measurementIterations\":3")
            .replace("\"warmupTime\":\"200 ms\"", "\"warmupTime\":\"1 s\"");
    String base = file("a.json", jmh);
    String candidate = file("b.json", shorter);

    assertThat(run("compare", base, candidate)).isEqualTo(4);
    assertThat(err.toString())
        .contains("measuring: 15 x 200 ms, but 3 x 200 ms")
        .contains("warm-up: 3 x 200 ms, but 3 x 1 s")
        .contains("--force");
    assertThat(run("compare", "--force", base, candidate)).isZero();
    assertThat(out.toString()).contains("note: unequal measuring: 15 x 200 ms, but 3 x 200 ms");
  }

  /** A run that ended the moment it began, so many hours after midnight. */
  private String hour(int n, String commit, boolean dirty) throws IOException {
    RunStart start = MadeRuns.start("bench", n, MadeRuns.HOST);
    Path run = MadeRuns.bench(folder, start, JmhText.tenForks("Lock.mix", 100));
    Path record = run.resolve("run.json");
    String text =
        Files.readString(record)
            .replaceFirst("\"ended\" : \"[^\"]*\"", "\"ended\" : \"" + start.started() + "\"")
            .replaceFirst("\"commit\" : \"[^\"]*\"", "\"commit\" : \"" + commit + "\"")
            .replaceFirst("\"dirty\" : false", "\"dirty\" : " + dirty);
    Files.writeString(record, text);
    return run.toString();
  }

  private String pooled(String name, String... runs) throws IOException {
    Path side = Files.createDirectories(folder.resolve(name));
    for (String run : runs) {
      Files.move(Path.of(run), side.resolve(String.valueOf(Path.of(run).getFileName())));
    }
    return side.toString();
  }

  @Test
  void sidesMeasuredOneAfterTheOtherAreTold() throws IOException {
    run("compare", hour(1, "a", false), hour(2, "a", false));

    assertThat(out.toString())
        .contains("note: measured at different times: the error rate holds for sides that take");
  }

  @Test
  void sidesThatTookTurnsAreNot() throws IOException {
    String base = pooled("x", hour(1, "a", false), hour(3, "a", false));

    run("compare", base, pooled("y", hour(2, "b", false), hour(4, "b", false)));

    assertThat(out.toString()).doesNotContain("different times").doesNotContain("pools");
  }

  @Test
  void runsOfSeveralCommitsOnOneSideAreTold() throws IOException {
    String base = pooled("x", hour(1, "a", false), hour(3, "a", true));

    run("compare", base, pooled("y", hour(2, "b", false), hour(4, "c", false)));

    assertThat(out.toString())
        .contains("note: the base pools 2 runs of 1 commit, 1 of a changed work tree")
        .contains("note: the candidate pools 2 runs of 2 commits, 0 of a changed work tree");
  }

  private String loadRun(String name, LoadResult result) throws IOException {
    RunStart start = MadeRuns.start("bgl-contention", 1, MadeRuns.HOST);
    return RunFolder.createAt(folder.resolve(name))
        .finish(start.endWithLoad(LoadResultJson.write(result), 0))
        .toString();
  }

  private static LoadResult withSource(String source) {
    LoadResult run = SampleRun.contention();
    return new LoadResult(
        run.scenario(),
        run.reason(),
        source,
        run.verdict(),
        run.explanation(),
        run.heatBoundsMicros(),
        run.legs());
  }

  @Test
  void anotherScenarioIsRefusedByItsFirstUnlikeLine() throws IOException {
    String base = loadRun("a", withSource("name: x\nrate: 400\nmeasure: 2s\n"));
    String candidate = loadRun("b", withSource("name: x\nrate: 500\nmeasure: 3s\n"));

    assertThat(run("compare", base, candidate)).isEqualTo(4);
    assertThat(err.toString()).contains("scenario: rate: 400, but rate: 500").contains("--force");
    assertThat(run("compare", "--force", base, candidate)).isEqualTo(4);
    assertThat(out.toString()).contains("note: unequal scenario: rate: 400, but rate: 500");
  }

  @Test
  void scenarioThatOnlySaysItOtherwiseIsTheSame() throws IOException {
    String base =
        loadRun("a", withSource("name: x\nreason: >\n  Why.\nvalues: {rate: 1}\nrate: 1 # one\n"));
    String candidate =
        loadRun("b", withSource("# new\nname: x\n\nreason: Else.\nquick:\n  rate: 2\nrate: 1\n"));

    run("compare", base, candidate);

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).doesNotContain("unequal");
  }

  @Test
  void otherBehavioursAreRefusedAndNamed() throws IOException {
    String base = loadRun("a", SampleRun.contention());
    String candidate = loadRun("b", SampleRun.contention(List.of("lock-free-queries")));

    assertThat(run("compare", base, candidate)).isEqualTo(4);
    assertThat(err.toString())
        .contains(
            "behaviours: bgl-queries, shared-verify, lock-free-queries, but lock-free-queries");
  }

  @Test
  void benchesOfOneNameInTwoPackagesKeepThem() throws IOException {
    String one = JmhText.tenForks("Lock.mix", 100);
    String other = JmhText.tenForks("Lock.mix", 200).replace("org.example.", "org.other.");
    String both = one.stripTrailing().replaceAll("]$", ",") + other.substring(1);

    assertThat(run("compare", file("a.json", both), file("b.json", both))).isZero();
    assertThat(out.toString())
        .contains("org.example.Lock.mix[mix=99/1] t2")
        .contains("org.other.Lock.mix[mix=99/1] t2")
        .endsWith("2 same (2 rows)\n");
  }

  @Test
  void benchThatBrokeInTheCandidateEndsWithFour() throws IOException {
    String one = JmhText.tenForks("Lock.mix", 100);
    String two =
        one.stripTrailing().replaceAll("]$", ",") + JmhText.tenForks("Lock.b", 1).substring(1);

    assertThat(run("compare", file("a.json", two), file("b.json", one))).isEqualTo(4);
    assertThat(out.toString())
        .contains("note: only in the base: Lock.b[mix=99/1] t2 throughput")
        .endsWith("1 same, 1 missing from the candidate (1 row)\n");
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
