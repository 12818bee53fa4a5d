package org.luxibench.results.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.luxibench.results.report.Table;
import org.luxibench.results.report.Table.Column;

/** A trend for a terminal: one line a metric, one more for each change. */
public final class TrendText {
  private TrendText() {}

  /** Ends with a newline. */
  public static String write(Trend trend) {
    StringBuilder out = new StringBuilder(table(trend).text());
    out.append('\n');
    int changes = 0;
    for (Trend.Row row : trend.rows()) {
      for (Change change : row.changes()) {
        out.append(sentence(row.history(), change)).append('\n');
        changes++;
      }
    }
    trend.notes().forEach(note -> out.append("note: ").append(note).append('\n'));
    return out.append(
            "%d change%s in %d row%s%n"
                .formatted(
                    changes,
                    changes == 1 ? "" : "s",
                    trend.rows().size(),
                    trend.rows().size() == 1 ? "" : "s"))
        .toString();
  }

  static Table table(Trend trend) {
    List<List<String>> rows = new ArrayList<>();
    for (Trend.Row row : trend.rows()) {
      double[] values = row.history().values();
      rows.add(
          List.of(
              row.history().subject(),
              row.history().metric().name(),
              Integer.toString(values.length),
              figure(values[values.length - 1]),
              row.history().metric().unit(),
              Sparkline.text(values),
              Integer.toString(row.changes().size())));
    }
    return new Table(
        List.of(
            Column.text("subject"),
            Column.text("metric"),
            Column.number("runs"),
            Column.number("latest"),
            Column.text("unit"),
            Column.text("history"),
            Column.number("changes")),
        rows);
  }

  static String sentence(History history, Change change) {
    return String.format(
        Locale.ROOT,
        "%s %s: %+.1f %% (%s) from %s to %s %s, p %.2g, %s, first in %s",
        history.subject(),
        history.metric().name(),
        (change.point().ratio() - 1) * 100,
        change.worse() ? "worse" : "better",
        figure(change.point().before()),
        figure(change.point().after()),
        history.metric().unit(),
        change.point().p(),
        commits(change),
        change.firstAfter().run());
  }

  private static String commits(Change change) {
    return change.isOfOneCommit()
        ? "within one commit, so not by the sources"
        : "commits " + change.commitRange();
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%.0f" : "%.4g", value);
  }
}
