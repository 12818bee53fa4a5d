package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.results.stats.Interval;
import org.luxibench.results.store.RunRecords;
import tools.jackson.databind.JsonNode;

final class FormatTest {
  private static final Comparison COMPARISON =
      new Comparison(
          "old.json",
          "<new>.json",
          0.02,
          List.of(
              row("A.lock", Metric.throughput("ops/us"), 0.8, RowVerdict.REGRESSED, 0, ""),
              row("A.wait", Metric.percentile(99, "us"), 1.1, RowVerdict.INCONCLUSIVE, 7, ""),
              row("A.x", Metric.percentile(50, "us"), 1.1, RowVerdict.INCONCLUSIVE, 991, ""),
              row("B|x", Metric.percentile(99.9, "us"), 1, RowVerdict.REFUSED, 0, "too few"),
              row("C", Metric.FAILED, 1, RowVerdict.IMPROVED, 0, "10 failed, now 9")),
          List.of("D throughput"),
          List.of(),
          List.of("unequal CPU: a, but b"));

  private static Row row(
      String subject, Metric metric, double ratio, RowVerdict verdict, int more, String detail) {
    Interval interval = new Interval(ratio * 0.98, ratio * 1.02);
    return new Row(
        subject,
        metric,
        10,
        10 * ratio,
        ratio,
        interval,
        0.001,
        0.002,
        10,
        9,
        verdict,
        more,
        detail);
  }

  @Test
  void textTellsRowsNotesAndSummary() {
    assertThat(Format.TEXT.write(COMPARISON))
        .isEqualTo(
            """
            base old.json
            cand <new>.json

            subject         metric       base    cand  unit          change  95 % interval            p     n  verdict
            A.lock          throughput  10.00  8.0000  ops/us       -20.0 %  -21.6 % .. -18.4 %  0.0020  10+9  regressed
            A.wait          p99         10.00   11.00  us           +10.0 %  +7.8 % .. +12.2 %   0.0020  10+9  inconclusive (7 more a side)
            A.x             p50         10.00   11.00  us           +10.0 %  +7.8 % .. +12.2 %   0.0020  10+9  inconclusive (more than 991 more a side)
            B|x             p99.9       10.00   10.00  us                                                10+9  refused: too few
            C               failed         10      10  runs                                              10+9  improved: 10 failed, now 9
            geometric mean                                     14.8 % worse
            note: unequal CPU: a, but b

            1 regressed, 1 improved, 2 inconclusive, 1 refused, 1 missing from the candidate (5 rows)
            """);
  }

  @Test
  void markdownEscapesBars() {
    assertThat(Format.MARKDOWN.write(COMPARISON))
        .startsWith("**1 regressed")
        .contains("| B\\|x | p99.9 |")
        .contains("- unequal CPU");
  }

  @Test
  void jsonCarriesEveryRowAndTheExitCode() {
    JsonNode root = RunRecords.MAPPER.readTree(Format.JSON.write(COMPARISON));

    assertThat(root.path("exitCode").asInt()).isEqualTo(3);
    assertThat(root.path("rows")).hasSize(5);
    assertThat(root.path("rows").get(0).path("ratioHigh").asDouble()).isEqualTo(0.8 * 1.02);
    assertThat(root.path("rows").get(1).path("moreSamples").asInt()).isEqualTo(7);
  }

  @Test
  void pageEscapesNamesAndLoadsNothing() {
    assertThat(Format.HTML.write(COMPARISON))
        .contains("&lt;new&gt;.json")
        .contains("<line class=\"regressed\"")
        .doesNotContain("<new>")
        .doesNotContain("<script")
        .doesNotContain("http://");
  }
}
