package org.luxibench.results.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.stats.EDivisiveT;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;
import org.luxibench.results.store.RunStore;

final class TrendTest {
  private static final int CHANGED_AT = 7;

  @TempDir private Path root;

  private Trend twelveRuns(double levelAfter) throws IOException {
    for (int run = 0; run < 12; run++) {
      double level = run < CHANGED_AT ? 100 : levelAfter;
      MadeRuns.bench(root, "bench", run, JmhText.tenForks("Lock.mix", level + run % 3));
    }
    return trend();
  }

  private Trend trend() throws IOException {
    return Trend.of(new RunStore(root), "bench", EDivisiveT.withMagnitude(0.05), 0.05);
  }

  @Test
  void lossIsFoundWithItsRunAndItsCommits() throws IOException {
    Trend trend = twelveRuns(80);

    assertThat(trend.rows()).hasSize(1);
    assertThat(trend.rows().get(0).changes()).hasSize(1);
    Change change = trend.rows().get(0).changes().get(0);
    assertThat(change.worse()).isTrue();
    assertThat(change.point().index()).isEqualTo(CHANGED_AT);
    assertThat(change.firstAfter().run()).startsWith("20260101T070000Z");
    assertThat(change.lastBefore().commit()).startsWith("0606");
    assertThat(change.commitRange()).isEqualTo("0606060606..0707070707");
  }

  @Test
  void lossCountsAsRecentOnlyWithinTheRunsAskedFor() throws IOException {
    Trend trend = twelveRuns(80);

    assertThat(trend.worsenedWithin(5)).isTrue();
    assertThat(trend.worsenedWithin(4)).isFalse();
  }

  @Test
  void nightIsOneRunOfItsMedianAndWhatOnlyConfirmsIsNone() throws IOException {
    String night = "20260101T000000Z-abc-";
    int n = 0;
    for (String run : List.of("n1", "n2", "n2.2", "c1")) {
      RunStart start = MadeRuns.start("bench", n++, MadeRuns.HOST);
      RunFolder folder = RunFolder.createAt(root.resolve("bench").resolve(night + run));
      double level = run.equals("c1") ? 7 : 100 * n;
      Files.writeString(folder.path().resolve("jmh.json"), JmhText.tenForks("Lock.mix", level));
      folder.finish(start.endWithBench("jmh.json"));
    }
    MadeRuns.bench(root, "bench", n, JmhText.tenForks("Lock.mix", 150));

    List<Point> points = trend().rows().get(0).history().points();

    assertThat(points)
        .extracting(Point::value)
        .satisfiesExactly(
            value -> assertThat(value).isCloseTo(200, within(1.0)),
            value -> assertThat(value).isCloseTo(150, within(1.0)));
    assertThat(points.get(0).run()).isEqualTo("20260101T000000Z-abc");
  }

  @Test
  void gainIsNoWorsening() throws IOException {
    Trend trend = twelveRuns(125);

    assertThat(trend.rows().get(0).changes()).hasSize(1);
    assertThat(trend.worsenedWithin(12)).isFalse();
  }

  @Test
  void runsOfAnotherMachineAreLeftOutAndTold() throws IOException {
    HostFingerprint other =
        new HostFingerprint("h", "Other", 2, "performance", "Linux 6", 8L << 30, "none", "none");
    MadeRuns.bench(root, MadeRuns.start("bench", 1, other), JmhText.tenForks("Lock.mix", 1));
    MadeRuns.bench(root, "bench", 2, JmhText.tenForks("Lock.mix", 100));

    Trend trend = trend();

    assertThat(trend.rows().get(0).history().points()).hasSize(1);
    assertThat(trend.notes()).hasSize(1).first().asString().contains("CPU: Other, but CPU");
  }

  /** What the record tells of the JVM is not asked: it is what all benches had in common. */
  @Test
  void benchWhoseForksHadOtherFlagsIsLeftOutAndTold() throws IOException {
    String jmh = JmhText.tenForks("Lock.mix", 100);
    MadeRuns.bench(root, "bench", 1, jmh.replace("\"jvmArgs\":[]", "\"jvmArgs\":[\"-Xint\"]"));
    MadeRuns.bench(root, "bench", 2, jmh);

    Trend trend = trend();

    assertThat(trend.rows().get(0).history().points()).hasSize(1);
    assertThat(trend.notes()).hasSize(1).first().asString().contains("JVM flags: [-Xint], but []");
  }

  @Test
  void forksOfAnotherLengthAreLeftOutAndTold() throws IOException {
    String jmh = JmhText.tenForks("Lock.mix", 100);
    String shorter = jmh.replace("\"measurementIterations\":15", "\"measurementIterations\":3");
    MadeRuns.bench(root, "bench", 1, shorter);
    MadeRuns.bench(root, "bench", 2, jmh);

    Trend trend = trend();

    assertThat(trend.rows().get(0).history().points()).hasSize(1);
    assertThat(trend.notes())
        .singleElement()
        .asString()
        .contains("measuring: 3 x 200 ms, but 15 x 200 ms");
  }

  @Test
  void runsOfAnotherScenarioOrOtherBehavioursAreLeftOutAndTold() throws IOException {
    LoadResult newest = SampleRun.contention();
    load(1, newest, "rate: 400", "rate: 500");
    load(2, SampleRun.contention(List.of("lock-free-queries")), "", "");
    load(3, newest, "", "");

    Trend trend = trend();

    assertThat(trend.rows()).isNotEmpty();
    assertThat(trend.rows()).allMatch(row -> row.history().points().size() == 1);
    assertThat(trend.notes())
        .filteredOn(note -> note.contains("another scenario or other options"))
        .hasSize(2);
  }

  private void load(int n, LoadResult result, String from, String to) throws IOException {
    RunStart start = MadeRuns.start("bench", n, MadeRuns.HOST);
    Path run =
        RunFolder.create(root, start).finish(start.endWithLoad(LoadResultJson.write(result), 0));
    Path record = run.resolve("run.json");
    Files.writeString(record, Files.readString(record).replace(from, to));
  }

  @Test
  void runOfOtherOptionsAndUnreadableFiguresAreLeftOutAndTold() throws IOException {
    RunStart other = MadeRuns.start("bench", 1, MadeRuns.HOST);
    RunStart full =
        new RunStart(
            other.suite(),
            other.source(),
            List.of("bench", "--profile", "full"),
            other.host(),
            other.jvm(),
            other.started(),
            other.loadBefore());
    MadeRuns.bench(root, full, JmhText.tenForks("Lock.mix", 1));
    MadeRuns.bench(root, "bench", 2, "[]");
    MadeRuns.bench(root, "bench", 3, JmhText.tenForks("Lock.mix", 100));

    Trend trend = trend();

    assertThat(trend.rows().get(0).history().points()).hasSize(1);
    assertThat(trend.notes())
        .hasSize(2)
        .anyMatch(note -> note.contains("another scenario or other options"))
        .anyMatch(note -> note.contains("is no JMH result"));
  }

  @Test
  void textHasASparklineAndASentenceForTheChange() throws IOException {
    assertThat(TrendText.write(twelveRuns(80)))
        .contains("Lock.mix[mix=99/1] t2  throughput")
        .contains("▇█")
        .contains("% (worse) from 100.")
        .endsWith("1 change in 1 row\n");
  }

  @Test
  void pageDrawsLevelsAndChange() throws IOException {
    assertThat(TrendPage.section(twelveRuns(80)))
        .contains("<polyline")
        .contains("stroke=\"#c22\"")
        .doesNotContain("<script");
  }
}
