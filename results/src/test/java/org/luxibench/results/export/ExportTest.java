package org.luxibench.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunRecords;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;
import tools.jackson.databind.JsonNode;

final class ExportTest {
  @TempDir private Path root;
  private List<Exported> runs = List.of();

  @BeforeEach
  void storeOneRun() throws IOException {
    String jmh = JmhText.throughput("Lock.mix", new double[] {9, 10, 11}, new double[] {20});
    MadeRuns.bench(root, "bench", 1, jmh);
    runs = List.of(Exported.read(new RunStore(root).of("bench").runs().get(0)));
  }

  @Test
  void csvHasALineForEachFork() {
    String[] lines = ExportFormat.CSV.write(runs).split("\r\n", -1);

    assertThat(lines).hasSize(4);
    assertThat(lines[1])
        .startsWith("bench,20260101T010000Z-0101010101,2026-01-01T01:00:00Z,0101")
        .endsWith("false,Lock.mix[mix=99/1] t2,throughput,ops/us,1,10.0");
    assertThat(lines[2]).endsWith(",2,20.0");
  }

  @Test
  void openMetricsHasTimestampInSecondsAndEnds() {
    assertThat(ExportFormat.OPENMETRICS.write(runs))
        .contains(
            "luxibench_result{suite=\"bench\",subject=\"Lock.mix[mix=99/1] t2\","
                + "metric=\"throughput\",unit=\"ops/us\"} 15.0 1767229200.000000000\n")
        .endsWith("# EOF\n");
  }

  @Test
  void bencherHasValueAndBounds() {
    JsonNode root = RunRecords.MAPPER.readTree(ExportFormat.BENCHER.write(runs));
    JsonNode measure = root.path("bench/Lock.mix[mix=99/1] t2").path("throughput-ops-us");

    assertThat(measure.path("value").asDouble()).isEqualTo(15);
    assertThat(measure.path("lower_value").asDouble()).isEqualTo(10);
    assertThat(measure.path("upper_value").asDouble()).isEqualTo(20);
  }

  @Test
  void githubActionBenchmarkTurnsRatesIntoTimes() {
    JsonNode one =
        RunRecords.MAPPER.readTree(ExportFormat.GITHUB_ACTION_BENCHMARK.write(runs)).get(0);

    assertThat(one.path("value").asDouble()).isCloseTo(1 / 15.0, within(1e-12));
    assertThat(one.path("unit").asString()).isEqualTo("1/(ops/us)");
    assertThat(one.path("name").asString()).endsWith("(inverse)");
  }

  @Test
  void runsOfTwoCommitsAreOneSeriesOfOpenMetrics() throws IOException {
    MadeRuns.bench(root, "bench", 2, JmhText.throughput("Lock.mix", new double[] {16}));
    List<Exported> both = new ArrayList<>();
    for (StoredRun run : new RunStore(root).of("bench").runs()) {
      both.add(Exported.read(run));
    }

    List<String> points =
        ExportFormat.OPENMETRICS.write(both).lines().filter(line -> line.contains("{")).toList();

    assertThat(points).hasSize(2);
    assertThat(points.stream().map(line -> line.substring(0, line.indexOf('}'))).distinct())
        .hasSize(1);
  }

  @Test
  void rateOfZeroIsLeftOutOfGithubActionBenchmark() throws IOException {
    MadeRuns.bench(root, "bench", 2, JmhText.throughput("Lock.stuck", new double[] {0}));
    Exported stuck = Exported.read(new RunStore(root).of("bench").runs().get(1));

    String text = ExportFormat.GITHUB_ACTION_BENCHMARK.write(List.of(runs.get(0), stuck));

    assertThat(RunRecords.MAPPER.readTree(text)).hasSize(1);
    assertThat(text).doesNotContain("Infinity").doesNotContain("NaN");
  }

  @Test
  void jsonCarriesTheRecord() {
    JsonNode one = RunRecords.MAPPER.readTree(ExportFormat.JSON.write(runs)).get(0);

    assertThat(one.path("record").path("suite").asString()).isEqualTo("bench");
    assertThat(one.path("series").get(0).path("samples")).hasSize(2);
  }
}
