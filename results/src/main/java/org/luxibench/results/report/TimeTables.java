package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.BglState;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Vitals;
import org.luxibench.results.report.PageData.LegColumns;
import org.luxibench.results.report.PageData.Stall;
import org.luxibench.results.report.Table.Column;

/**
 * The tables beside the plots over time, with the same columns for each leg. A long run is told in
 * steps of several seconds: a screen reader takes a minute over sixty rows.
 */
final class TimeTables {
  static final int MOST_STEPS = 60;

  private TimeTables() {}

  /** One figure of a leg in a step; an empty text where there is none. */
  private record Figure(String title, boolean number, BiFunction<LegColumns, Step, String> cell) {
    static Figure number(String title, BiFunction<LegColumns, Step, String> cell) {
      return new Figure(title, true, cell);
    }
  }

  private static Table of(PageData data, List<Figure> figures) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.number("from s"));
    columns.add(Column.number("to s"));
    columns.add(Column.text("phase"));
    for (LegColumns leg : data.legs()) {
      figures.forEach(each -> columns.add(new Column(leg.name() + " " + each.title, each.number)));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Step step : Step.of(data, MOST_STEPS)) {
      List<String> cells =
          data.legs().stream()
              .flatMap(leg -> figures.stream().map(figure -> figure.cell.apply(leg, step)))
              .toList();
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        List<String> row =
            new ArrayList<>(List.of(whole(step.from()), whole(step.to()), step.phase()));
        row.addAll(cells);
        rows.add(row);
      }
    }
    return new Table(columns, rows);
  }

  private static String whole(double seconds) {
    return String.format(Locale.ROOT, "%.0f", seconds);
  }

  /** Response times; of percentiles, which cannot be added, the worst second's. */
  static Table latency(PageData data) {
    return of(
        data,
        List.of(
            Figure.number("p50 ms", worst(Second::p50)),
            Figure.number("p99 ms", worst(Second::p99)),
            Figure.number("max ms", worst(Second::max))));
  }

  private static BiFunction<LegColumns, Step, String> worst(ToLongFunction<Second> figure) {
    return (leg, step) -> millis(step.seconds(leg).stream().mapToLong(figure).max());
  }

  private static String millis(OptionalLong micros) {
    return micros.isPresent() ? Figures.millis((double) micros.getAsLong()) : "";
  }

  /** Completed requests a second, and how many were not answered. */
  static Table rate(PageData data) {
    return of(
        data,
        List.of(
            Figure.number("completed/s", TimeTables::completed),
            Figure.number("errors", sum(Second::errors)),
            Figure.number("time-outs", sum(Second::timeouts)),
            Figure.number("abandoned", sum(Second::abandoned))));
  }

  private static String completed(LegColumns leg, Step step) {
    List<Second> seconds = step.seconds(leg);
    long all = seconds.stream().mapToLong(Second::completed).sum();
    return seconds.isEmpty() ? "" : Figures.significant((double) all / seconds.size());
  }

  private static BiFunction<LegColumns, Step, String> sum(ToLongFunction<Second> figure) {
    return (leg, step) -> {
      List<Second> seconds = step.seconds(leg);
      return seconds.isEmpty() ? "" : Figures.count(seconds.stream().mapToLong(figure).sum());
    };
  }

  private static BiFunction<LegColumns, Step, String> worstKnown(
      Function<Second, @Nullable Long> figure) {
    return (leg, step) ->
        millis(
            step.seconds(leg).stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max());
  }

  /** How late the generator was, what waited for a client, the longest pauses of either side. */
  static Table lag(PageData data) {
    Predicate<Stall> generators = pause -> pause.where().startsWith("generator");
    return of(
        data,
        List.of(
            Figure.number("lag p99.9 ms", worstKnown(Second::lagP999)),
            Figure.number("wait p99.9 ms", worstKnown(Second::waitP999)),
            Figure.number("generator paused ms", longest(generators)),
            Figure.number("daemon paused ms", longest(generators.negate()))));
  }

  private static BiFunction<LegColumns, Step, String> longest(Predicate<Stall> which) {
    return (leg, step) ->
        millis(step.pauses(leg).stream().filter(which).mapToLong(Stall::micros).max());
  }

  /** How the big lock was held, and the most that waited for it. */
  static Table locks(PageData data) {
    return of(
        data,
        List.of(
            new Figure("big lock", false, TimeTables::held),
            Figure.number("waiting to share", most(Step::locks, BglSample::pendingShared)),
            Figure.number("waiting for it alone", most(Step::locks, BglSample::pendingExclusive))));
  }

  /** The state, or the states with their shares of the looks, the most frequent first. */
  private static String held(LegColumns leg, Step step) {
    Map<BglState, Long> looks =
        step.locks(leg).stream()
            .collect(
                Collectors.groupingBy(
                    BglSample::state, () -> new EnumMap<>(BglState.class), Collectors.counting()));
    long all = looks.values().stream().mapToLong(Long::longValue).sum();
    return looks.entrySet().stream()
        .sorted(Map.Entry.<BglState, Long>comparingByValue(Comparator.reverseOrder()))
        .map(
            look ->
                look.getKey().name().toLowerCase(Locale.ROOT)
                    + (looks.size() == 1
                        ? ""
                        : " %d %%".formatted(Math.round(100.0 * look.getValue() / all))))
        .collect(Collectors.joining(", "));
  }

  private static <T> BiFunction<LegColumns, Step, String> most(
      BiFunction<Step, LegColumns, List<T>> samples, ToLongFunction<T> figure) {
    return (leg, step) -> {
      OptionalLong most = samples.apply(step, leg).stream().mapToLong(figure).max();
      return most.isPresent() ? Figures.count(most.getAsLong()) : "";
    };
  }

  /** The daemon's memory, threads and descriptors, the most of each. */
  static Table vitals(PageData data) {
    return of(
        data,
        List.of(
            Figure.number("memory MiB", most(Step::vitals, v -> v.rssBytes() >> 20)),
            Figure.number("threads", most(Step::vitals, Vitals::threads)),
            Figure.number("descriptors", most(Step::vitals, Vitals::descriptors))));
  }
}
