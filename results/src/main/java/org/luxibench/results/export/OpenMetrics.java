package org.luxibench.results.export;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.RunRecord;

/**
 * OpenMetrics 1.0 text: one gauge family, {@code luxibench_result}, with suite, subject, metric and
 * unit as labels and the run's start as the timestamp: each row is one series, whatever the commit.
 * Points of equal labels stand together, oldest first, as the format demands. Ends with {@code #
 * EOF}.
 */
final class OpenMetrics {
  private OpenMetrics() {}

  static String write(List<Exported> runs) {
    Map<String, SortedMap<Instant, Double>> points = new LinkedHashMap<>();
    for (Exported exported : runs) {
      RunRecord record = exported.run().record();
      for (Series series : exported.series()) {
        points
            .computeIfAbsent(labels(record, series), labels -> new TreeMap<>())
            .put(record.started(), series.sample().median());
      }
    }
    StringBuilder out = new StringBuilder();
    out.append("# TYPE luxibench_result gauge\n");
    out.append("# HELP luxibench_result Median over the run's samples.\n");
    points.forEach(
        (labels, ofLabels) ->
            ofLabels.forEach((started, value) -> line(out, labels, started, value)));
    return out.append("# EOF\n").toString();
  }

  private static void line(StringBuilder out, String labels, Instant started, double value) {
    out.append("luxibench_result{").append(labels).append("} ").append(value);
    out.append(' ').append(started.getEpochSecond());
    out.append('.').append(String.format(Locale.ROOT, "%09d", started.getNano())).append('\n');
  }

  private static String labels(RunRecord record, Series series) {
    return String.join(
        ",",
        label("suite", record.suite()),
        label("subject", series.subject()),
        label("metric", series.metric().name()),
        label("unit", series.metric().unit()));
  }

  private static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + '"';
  }
}
