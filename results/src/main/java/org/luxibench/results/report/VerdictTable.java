package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.report.Table.Column;

/** The end of a load run as a table: one row for each behaviour and phase. */
public final class VerdictTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("behaviour"),
          Column.text("phase"),
          Column.text("verdict"),
          Column.text("expected"),
          Column.number("rate/s"),
          Column.number("p50 ms"),
          Column.number("p99 ms"),
          Column.number("p99.9 ms"),
          Column.number("max ms"),
          Column.number("time-outs"),
          Column.number("errors"));

  private VerdictTable() {}

  /**
   * The rows, legs and phases in the order of running; with how many requests were never sent or
   * not finished, and how often clients tried again to connect, where there were any.
   */
  public static Table of(LoadResult run) {
    List<RareColumn> rare = RareColumn.of(run);
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : run.legs()) {
      for (Phase phase : leg.phases()) {
        List<String> row = new ArrayList<>(row(leg, phase));
        rare.forEach(column -> row.add(column.cell(phase)));
        rows.add(row);
      }
    }
    List<Column> columns = new ArrayList<>(COLUMNS);
    rare.forEach(column -> columns.add(column.head()));
    return new Table(columns, rows);
  }

  /** For a terminal: the table, what did not come out as expected, and last the verdict alone. */
  public static String text(LoadResult run) {
    StringBuilder out = new StringBuilder(of(run).text()).append('\n');
    surprises(run).forEach(line -> out.append(line).append('\n'));
    if (!run.explanation().isEmpty()) {
      out.append(run.explanation()).append('\n');
    }
    return Markup.terminal(out.append(run.verdict()).append('\n').toString());
  }

  /** A daemon's words, made safe for a terminal. */
  public static String plain(String text) {
    return Markup.terminal(text.replace('\n', ' '));
  }

  /** Each phase that did not come out as expected, with the reason, one sentence each. */
  public static List<String> surprises(LoadResult run) {
    List<String> lines = new ArrayList<>();
    for (Leg leg : run.legs()) {
      for (Phase phase : leg.phases()) {
        if (!phase.asExpected()) {
          lines.add(surprise(leg, phase));
        }
      }
    }
    return lines;
  }

  private static String surprise(Leg leg, Phase phase) {
    return "%s, %s: %s, expected %s: %s"
        .formatted(leg.name(), phase.name(), phase.verdict(), phase.expected(), why(phase));
  }

  private static String why(Phase phase) {
    if (!phase.detail().isEmpty()) {
      return phase.detail();
    }
    if (!phase.premise().held()) {
      return "premise '%s' did not hold: %s"
          .formatted(phase.premise().text(), phase.premise().detail());
    }
    return phase.checks().stream()
        .filter(check -> !check.ok())
        .findFirst()
        .map(VerdictTable::missed)
        .orElse("every threshold was kept");
  }

  /** A missed threshold with its figures. */
  static String missed(Check check) {
    return "%s: was %s, limit %s"
        .formatted(
            check.expression(),
            Figures.withUnit(check.actual(), check),
            Figures.withUnit(check.limit(), check));
  }

  private static List<String> row(Leg leg, Phase phase) {
    Percentiles response = phase.response();
    return List.of(
        leg.name(),
        phase.name(),
        word(phase.verdict()),
        word(phase.expected()),
        Figures.significant(phase.rate()),
        Figures.millis(response.p50()),
        Figures.millis(response.p99()),
        Figures.millis(response.p999()),
        Figures.millis(response.max()),
        Figures.count(phase.counts().timeouts()),
        Figures.count(phase.counts().errors()));
  }

  /** What passed stays quiet; what did not is in capitals. */
  private static String word(Verdict verdict) {
    return verdict == Verdict.PASSED ? "passed" : verdict.name();
  }
}
