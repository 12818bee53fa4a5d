package org.luxibench.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunRecords;
import org.luxibench.results.store.RunStart;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;
import tools.jackson.databind.JsonNode;

/**
 * Holds exports of several runs, some of one commit, with awkward names, to what the programs that
 * read them document.
 */
final class ExchangeFormatsTest {
  private static final String AWKWARD = "a\"b\\c\nd,e";

  @TempDir private Path root;
  private List<Exported> runs = List.of();

  @BeforeEach
  void storeRuns() throws IOException {
    String jmh =
        JmhText.throughput("Lock.mix", new double[] {1e-7}, new double[] {2e9})
            .replace("99/1", "a\\\"b\\\\c\\nd,e");
    String other = JmhText.tenForks("Lock.other", 100);
    RunStart first = MadeRuns.start("bench", 1, MadeRuns.HOST);
    MadeRuns.bench(root, first, jmh.stripTrailing().replaceAll("]$", ",") + other.substring(1));
    RunStart second = ofSameCommit(first);
    MadeRuns.bench(root, second, jmh.stripTrailing().replaceAll("]$", ",") + other.substring(1));
    MadeRuns.bench(root, "bench", 3, other);
    List<Exported> read = new ArrayList<>();
    for (StoredRun run : new RunStore(root).of("bench").runs()) {
      read.add(Exported.read(run));
    }
    runs = read;
  }

  private static RunStart ofSameCommit(RunStart first) {
    HostFingerprint host = first.host();
    RunStart later = MadeRuns.start("bench", 2, host);
    return new RunStart(
        "bench",
        first.source(),
        first.commandLine(),
        host,
        first.jvm(),
        later.started().plusNanos(250_000_000),
        first.loadBefore());
  }

  /**
   * RFC 4180, 2.6 and 2.7: fields with commas, quotes or line breaks are quoted, quotes doubled.
   */
  @Test
  void csvQuotesWhatRfc4180Wants() {
    String csv = ExportFormat.CSV.write(runs);

    assertThat(csv)
        .contains(",\"Lock.mix[mix=" + AWKWARD.replace("\"", "\"\"") + "] t2\",throughput,");
    assertThat(csv).contains(",Lock.other[mix=99/1] t2,throughput,");
  }

  @Test
  void openMetricsSatisfiesAStrictReader() {
    List<OpenMetricsParser.Point> points =
        OpenMetricsParser.parse(ExportFormat.OPENMETRICS.write(runs));

    assertThat(points).hasSize(5);
    assertThat(points.get(0).labels()).containsEntry("subject", "Lock.mix[mix=" + AWKWARD + "] t2");
    assertThat(points.get(0).value()).isEqualTo((1e-7 + 2e9) / 2);
    assertThat(points.get(1).labels()).isEqualTo(points.get(0).labels());
    assertThat(points.get(1).timestamp() - points.get(0).timestamp()).isEqualTo(3600.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# TYPE a gauge\na 1 2\n",
        "# TYPE a gauge\na 1 2\n# EOF",
        "# TYPE a gauge\na  1 2\n# EOF\n",
        "# TYPE a gauge\n\na 1 2\n# EOF\n",
        "# TYPE a gauge\n# TYPE a gauge\na 1\n# EOF\n",
        "# TYPE a gauge\nb 1\n# EOF\n",
        "# TYPE a gauge\na{x=\"\\t\"} 1\n# EOF\n",
        "# TYPE a gauge\na{x=\"1\",x=\"1\"} 1\n# EOF\n",
        "# TYPE a gauge\na{x=\"1\",} 1\n# EOF\n",
        "# TYPE a gauge\na{x=\"1\"} 1 2\na{x=\"1\"} 1 2\n# EOF\n",
        "# TYPE a gauge\na{x=\"1\"} 1 2\na{x=\"2\"} 1 2\na{x=\"1\"} 1 3\n# EOF\n",
        "# TYPE a gauge\na 1 2\n# HELP a b\n# EOF\n",
        "# TYPE a gauge\na 1,5 2\n# EOF\n"
      })
  void theReaderIsStrict(String text) {
    assertThatThrownBy(() -> OpenMetricsParser.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** bencher.dev, reference, "Bencher Metric Format": names, slugs of measures, three numbers. */
  @Test
  void bencherHasTheDocumentedShape() {
    JsonNode root = RunRecords.MAPPER.readTree(ExportFormat.BENCHER.write(runs));

    assertThat(root.isObject() && root.size() == 2).as("two benchmarks: %s", root).isTrue();
    for (Map.Entry<String, JsonNode> benchmark : root.properties()) {
      assertThat(benchmark.getKey()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
      assertThat(benchmark.getValue()).isNotEmpty();
      for (Map.Entry<String, JsonNode> measure : benchmark.getValue().properties()) {
        assertThat(measure.getKey()).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThan(65);
        JsonNode figures = measure.getValue();
        assertThat(figures.propertyNames())
            .containsExactlyInAnyOrder("value", "lower_value", "upper_value");
        assertThat(figures.values()).allMatch(JsonNode::isNumber);
        assertThat(figures.path("value").asDouble())
            .isBetween(
                figures.path("lower_value").asDouble(), figures.path("upper_value").asDouble());
      }
    }
  }

  /**
   * github-action-benchmark, README, "customSmallerIsBetter": an array of name, unit, value, and
   * optionally range and extra. A name is one line of its chart, so it must not come twice.
   */
  @Test
  void githubActionBenchmarkHasTheDocumentedShape() {
    JsonNode root = RunRecords.MAPPER.readTree(ExportFormat.GITHUB_ACTION_BENCHMARK.write(runs));
    Set<String> names = new HashSet<>();

    assertThat(root.isArray() && root.size() == 2).as("two benchmarks: %s", root).isTrue();
    for (JsonNode one : root) {
      assertThat(one.propertyNames())
          .containsExactlyInAnyOrder("name", "unit", "value", "range", "extra");
      assertThat(one.path("value").isNumber()).isTrue();
      for (String text : List.of("name", "unit", "range", "extra")) {
        assertThat(one.path(text).isString()).as(text).isTrue();
      }
      assertThat(names.add(one.path("name").asString())).as("once").isTrue();
    }
    assertThat(root.get(1).path("extra").asString()).as("the newest wins").contains("0303");
  }
}
