package org.luxibench.results.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.RunRecord;

/** RFC 4180: a heading, then one line for each sample. */
final class Csv {
  private Csv() {}

  static String write(List<Exported> runs) {
    StringBuilder out = new StringBuilder();
    line(
        out, "suite", "run", "started", "commit", "dirty", "subject", "metric", "unit", "sample",
        "value");
    for (Exported exported : runs) {
      for (Series series : exported.series()) {
        double[] values = series.sample().toArray();
        for (int i = 0; i < values.length; i++) {
          sample(out, exported, series, i, values[i]);
        }
      }
    }
    return out.toString();
  }

  private static void sample(
      StringBuilder out, Exported exported, Series series, int index, double value) {
    RunRecord record = exported.run().record();
    line(
        out,
        record.suite(),
        exported.run().name(),
        record.started().toString(),
        record.source().commit(),
        Boolean.toString(record.source().dirty()),
        series.subject(),
        series.metric().name(),
        series.metric().unit(),
        Integer.toString(index + 1),
        Double.toString(value));
  }

  private static void line(StringBuilder out, String... fields) {
    out.append(Stream.of(fields).map(Csv::quoted).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
