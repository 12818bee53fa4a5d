package org.luxibench.results.export;

import java.util.List;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.RunRecord;

/**
 * OpenMetrics 1.0 text: one gauge family, {@code luxibench_result}, with suite, subject, metric,
 * unit and commit as labels and the run's start as the timestamp. Ends with {@code # EOF}.
 */
final class OpenMetrics {
  private OpenMetrics() {}

  static String write(List<Exported> runs) {
    StringBuilder out = new StringBuilder();
    out.append("# TYPE luxibench_result gauge\n");
    out.append("# HELP luxibench_result Median over the run's samples.\n");
    for (Exported exported : runs) {
      for (Series series : exported.series()) {
        line(out, exported.run().record(), series);
      }
    }
    return out.append("# EOF\n").toString();
  }

  private static void line(StringBuilder out, RunRecord record, Series series) {
    out.append("luxibench_result{");
    label(out, "suite", record.suite());
    label(out.append(','), "subject", series.subject());
    label(out.append(','), "metric", series.metric().name());
    label(out.append(','), "unit", series.metric().unit());
    label(out.append(','), "commit", record.source().shortName());
    out.append("} ").append(series.sample().median());
    out.append(' ').append(record.started().getEpochSecond()).append('\n');
  }

  private static void label(StringBuilder out, String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    out.append(name).append("=\"").append(escaped).append('"');
  }
}
