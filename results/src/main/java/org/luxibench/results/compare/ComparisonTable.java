package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.luxibench.results.report.Table;
import org.luxibench.results.report.Table.Column;

/** A comparison for people: an aligned table, its notes and one last line. */
public final class ComparisonTable {
  private ComparisonTable() {}

  /** For a terminal; ends with a newline. */
  public static String text(Comparison comparison) {
    StringBuilder out = new StringBuilder();
    out.append("base ").append(comparison.base()).append('\n');
    out.append("cand ").append(comparison.candidate()).append("\n\n");
    out.append(table(comparison).text());
    comparison.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
    return out.append('\n').append(comparison.summary()).append('\n').toString();
  }

  /** For a comment on a pull request; ends with a newline. */
  public static String markdown(Comparison comparison) {
    StringBuilder out = new StringBuilder();
    out.append("**").append(comparison.summary()).append("**\n\n");
    out.append("base `").append(comparison.base()).append("`, candidate `");
    out.append(comparison.candidate()).append("`\n\n");
    out.append(table(comparison).markdown());
    if (!comparison.notes().isEmpty()) {
      out.append('\n');
    }
    comparison.notes().forEach(note -> out.append("- ").append(note).append('\n'));
    return out.toString();
  }

  /** The rows alone, for the page. */
  static Table table(Comparison comparison) {
    List<List<String>> rows =
        new ArrayList<>(comparison.rows().stream().map(ComparisonTable::cells).toList());
    if (comparison.rows().stream().filter(Row::hasRatio).count() > 1) {
      rows.add(mean(comparison));
    }
    return new Table(
        List.of(
            Column.text("subject"),
            Column.text("metric"),
            Column.number("base"),
            Column.number("cand"),
            Column.text("unit"),
            Column.number("change"),
            Column.text("95 % interval"),
            Column.number("p"),
            Column.number("n"),
            Column.text("verdict")),
        rows);
  }

  private static List<String> cells(Row row) {
    boolean ratio = row.hasRatio();
    return List.of(
        row.subject(),
        row.metric().name(),
        figure(row.metric(), row.base()),
        figure(row.metric(), row.candidate()),
        row.metric().unit(),
        ratio ? percent(row.ratio()) : "",
        ratio ? interval(row) : "",
        ratio ? String.format(Locale.ROOT, "%.4f", row.adjustedP()) : "",
        row.baseSamples() + "+" + row.candidateSamples(),
        verdict(row));
  }

  private static List<String> mean(Comparison comparison) {
    double worsening = comparison.meanWorsening();
    String word = worsening > 1 ? " worse" : worsening < 1 ? " better" : "";
    return List.of(
        "geometric mean",
        "",
        "",
        "",
        "",
        String.format(Locale.ROOT, "%.1f %%%s", Math.abs(worsening - 1) * 100, word),
        "",
        "",
        "",
        "");
  }

  private static String verdict(Row row) {
    String word = row.verdict().word();
    if (row.moreSamples() > 0) {
      String bound = row.needsMoreThanIsTold() ? "more than " : "";
      word = "%s (%s%d more a side)".formatted(word, bound, row.moreSamples());
    }
    return row.detail().isEmpty() ? word : word + ": " + row.detail();
  }

  private static String interval(Row row) {
    if (Double.isInfinite(row.interval().high())) {
      return "unknown";
    }
    return percent(row.interval().low()) + " .. " + percent(row.interval().high());
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * 100);
  }

  private static String figure(Metric metric, double value) {
    if (metric.equals(Metric.FAILED)) {
      return Long.toString(Math.round(value));
    }
    double size = Math.abs(value);
    String format = size >= 1000 ? "%.0f" : size >= 10 ? "%.2f" : size >= 0.001 ? "%.4f" : "%.3g";
    return String.format(Locale.ROOT, format, value);
  }
}
