package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Kind;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Pause;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.report.Table.Column;

/** The tables that stand beside the page's plots and tell the same, one row a leg and phase. */
final class PageTables {
  private static final String NONE = "\u2013";

  /** Of each leg. */
  private static final int MOST_PAUSES = 100;

  private PageTables() {}

  /** The first table: what became of each phase, in one word, and its most telling figures. */
  static Table verdicts(LoadResult load) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("verdict")));
    columns.addAll(
        numbers("rate/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms", "time-outs", "errors"));
    List<RareColumn> rare = RareColumn.of(load);
    rare.forEach(column -> columns.add(column.head()));
    return perPhase(
        load,
        columns,
        phase -> {
          List<String> cells = new ArrayList<>(verdictCells(phase));
          rare.forEach(column -> cells.add(column.cell(phase)));
          return cells;
        });
  }

  private static List<String> verdictCells(Phase phase) {
    return List.of(
        verdict(phase),
        Figures.significant(phase.rate()),
        Figures.millis(phase.response().p50()),
        Figures.millis(phase.response().p99()),
        Figures.millis(phase.response().p999()),
        Figures.millis(phase.response().max()),
        Figures.count(phase.counts().timeouts()),
        Figures.count(phase.counts().errors()));
  }

  /** What passed and what should fail stays quiet; anything else is in capitals. */
  private static String verdict(Phase phase) {
    if (phase.asExpected()) {
      return phase.verdict() == Verdict.PASSED ? "passed" : "fails, as expected";
    }
    return phase.verdict() == Verdict.PASSED ? "PASSED, unexpectedly" : phase.verdict().name();
  }

  static Table percentiles(LoadResult load) {
    return perPhase(
        load,
        numbers("requests", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "p99.99 ms", "max ms"),
        phase -> points(phase.response()));
  }

  static Table lag(LoadResult load) {
    return perPhase(
        load,
        numbers(
            "planned/s",
            "lag p50 ms",
            "lag p99 ms",
            "lag p99.9 ms",
            "lag max ms",
            "wait p99 ms",
            "wait p99.9 ms",
            "wait max ms"),
        phase ->
            List.of(
                Figures.significant(phase.plannedRate()),
                known(phase.lag(), Percentiles::p50),
                known(phase.lag(), Percentiles::p99),
                known(phase.lag(), Percentiles::p999),
                known(phase.lag(), Percentiles::max),
                known(phase.waited(), Percentiles::p99),
                known(phase.waited(), Percentiles::p999),
                known(phase.waited(), Percentiles::max)));
  }

  private static String known(Percentiles points, ToDoubleFunction<Percentiles> point) {
    return points.count() == 0 ? NONE : Figures.millis(point.applyAsDouble(points));
  }

  static Table targets(LoadResult load) {
    return new Table(
        List.of(Column.text("behaviour"), Column.text("started as, or listening at")),
        load.legs().stream().map(leg -> List.of(leg.name(), leg.target())).toList());
  }

  /** The longest pauses, in order of time; a busy machine has thousands. */
  static Table pauses(LoadResult load) {
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      for (Pause pause : longest(leg.pauses())) {
        rows.add(
            List.of(
                leg.name(),
                String.format(Locale.ROOT, "%.1f", pause.t()),
                Figures.duration((double) pause.durationMicros()),
                pause.where()));
      }
    }
    return new Table(
        List.of(
            Column.text("behaviour"),
            Column.number("ended, s"),
            Column.number("lasted"),
            Column.text("where")),
        rows);
  }

  private static List<Pause> longest(List<Pause> pauses) {
    return pauses.stream()
        .sorted(Comparator.comparingLong(Pause::durationMicros).reversed())
        .limit(MOST_PAUSES)
        .sorted(Comparator.comparingDouble(Pause::t))
        .toList();
  }

  /** All pauses of a leg, summed up for each cause. */
  static Table pausesByCause(LoadResult load) {
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      Map<String, LongSummaryStatistics> causes =
          leg.pauses().stream()
              .collect(
                  Collectors.groupingBy(
                      Pause::where,
                      TreeMap::new,
                      Collectors.summarizingLong(Pause::durationMicros)));
      causes.forEach(
          (where, all) ->
              rows.add(
                  List.of(
                      leg.name(),
                      where,
                      Figures.count(all.getCount()),
                      Figures.duration((double) all.getMax()),
                      Figures.duration((double) all.getSum()))));
    }
    List<Column> columns = new ArrayList<>(List.of(Column.text("behaviour"), Column.text("where")));
    columns.addAll(numbers("pauses", "longest", "together"));
    return new Table(columns, rows);
  }

  static Table counts(LoadResult load) {
    List<Column> columns =
        new ArrayList<>(
            numbers(
                "planned", "sent", "completed", "errors", "time-outs", "unfinished", "abandoned"));
    columns.add(Column.text("errors by class"));
    return perPhase(load, columns, phase -> counts(phase.counts()));
  }

  static Table kinds(LoadResult load) {
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      for (Phase phase : leg.phases()) {
        for (Kind kind : phase.kinds()) {
          List<String> row = new ArrayList<>(List.of(leg.name(), phase.name(), kind.method()));
          row.addAll(points(kind.response()));
          row.add(Figures.count(kind.counts().timeouts()));
          row.add(Figures.count(kind.counts().errors()));
          rows.add(row);
        }
      }
    }
    List<Column> columns = new ArrayList<>(legAndPhase());
    columns.add(Column.text("request"));
    columns.addAll(
        numbers("requests", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms", "p99.99 ms", "max ms"));
    columns.addAll(numbers("time-outs", "errors"));
    return new Table(columns, rows);
  }

  static Table checks(LoadResult load) {
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      for (Phase phase : leg.phases()) {
        Premise premise = phase.premise();
        if (!premise.text().isEmpty()) {
          rows.add(
              List.of(
                  leg.name(),
                  phase.name(),
                  premise(premise),
                  premise.held() ? "kept" : "INVALID",
                  "",
                  ""));
        }
        phase.checks().forEach(check -> rows.add(check(leg, phase, check)));
      }
    }
    List<Column> columns = new ArrayList<>(legAndPhase());
    columns.addAll(List.of(Column.text("threshold or premise"), Column.text("verdict")));
    columns.addAll(numbers("was", "limit"));
    return new Table(columns, rows);
  }

  private static String premise(Premise premise) {
    String seen = premise.detail().isEmpty() ? "" : " (" + premise.detail() + ")";
    return "premise: " + premise.text() + seen;
  }

  private static List<String> check(Leg leg, Phase phase, Check check) {
    return List.of(
        leg.name(),
        phase.name(),
        check.expression(),
        check.ok() ? "kept" : "MISSED",
        Figures.withUnit(check.actual(), check),
        Figures.withUnit(check.limit(), check));
  }

  private interface Cells {
    List<String> of(Phase phase);
  }

  private static Table perPhase(LoadResult load, List<Column> more, Cells cells) {
    List<Column> columns = new ArrayList<>(legAndPhase());
    columns.addAll(more);
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      for (Phase phase : leg.phases()) {
        List<String> row = new ArrayList<>(List.of(leg.name(), phase.name()));
        row.addAll(cells.of(phase));
        rows.add(row);
      }
    }
    return new Table(columns, rows);
  }

  private static List<Column> legAndPhase() {
    return List.of(Column.text("behaviour"), Column.text("phase"));
  }

  private static List<Column> numbers(String... titles) {
    return List.of(titles).stream().map(Column::number).toList();
  }

  private static List<String> points(Percentiles p) {
    return List.of(
        Figures.count(p.count()),
        Figures.millis(p.p50()),
        Figures.millis(p.p90()),
        Figures.millis(p.p99()),
        Figures.millis(p.p999()),
        Figures.millis(p.p9999()),
        Figures.millis(p.max()));
  }

  private static List<String> counts(Counts c) {
    return List.of(
        Figures.count(c.planned()),
        Figures.count(c.sent()),
        Figures.count(c.completed()),
        Figures.count(c.errors()),
        Figures.count(c.timeouts()),
        Figures.count(c.unfinished()),
        Figures.count(c.abandoned()),
        classes(c.errorsByClass()));
  }

  private static String classes(Map<String, Long> errorsByClass) {
    return errorsByClass.isEmpty()
        ? NONE
        : errorsByClass.entrySet().stream()
            .map(e -> "%s %s".formatted(Figures.count(e.getValue()), e.getKey()))
            .collect(Collectors.joining(", "));
  }
}
