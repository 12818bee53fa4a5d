package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Vitals;
import org.luxibench.results.report.PageData.LegColumns;
import org.luxibench.results.report.Table.Column;

/** The tables beside the plots over time; long runs are told in steps of several seconds. */
final class TimeTables {
  private static final int MOST_ROWS = 240;
  private static final long[] BANDS = {1_000, 10_000, 100_000, 1_000_000, 10_000_000};

  private TimeTables() {}

  /** Each step's p50 and p99 by leg, the worst second of the step standing for it. */
  static Table overTime(PageData data) {
    List<Column> columns = new ArrayList<>(List.of(Column.number("s"), Column.text("phase")));
    for (LegColumns leg : data.legs()) {
      columns.add(Column.number(leg.name() + " p50 ms"));
      columns.add(Column.number("p99 ms"));
      columns.add(Column.number("max ms"));
    }
    int step = 1 + (data.t().size() - 1) / MOST_ROWS;
    List<List<String>> rows = new ArrayList<>();
    for (int from = 0; from < data.t().size(); from += step) {
      addStep(data, from, Math.min(from + step, data.t().size()), rows);
    }
    return new Table(columns, rows);
  }

  private static void addStep(PageData data, int from, int to, List<List<String>> rows) {
    String phase =
        data.legs().stream()
            .flatMap(leg -> leg.seconds().subList(from, to).stream())
            .filter(Objects::nonNull)
            .map(Second::phase)
            .findFirst()
            .orElse("");
    if (phase.isEmpty()) {
      return;
    }
    List<String> row = new ArrayList<>(List.of(seconds(data.t().get(from)), phase));
    for (LegColumns leg : data.legs()) {
      List<@Nullable Second> seconds = leg.seconds().subList(from, to);
      row.add(worst(seconds, Second::p50));
      row.add(worst(seconds, Second::p99));
      row.add(worst(seconds, Second::max));
    }
    rows.add(row);
  }

  private static String worst(List<@Nullable Second> seconds, ToLongFunction<Second> figure) {
    var worst =
        seconds.stream().filter(Objects::nonNull).mapToLong(s -> figure.applyAsLong(s)).max();
    return worst.isPresent() ? Figures.millis((double) worst.getAsLong()) : "";
  }

  /** The big lock's states, each as long as it lasted. */
  static Table locks(PageData data) {
    List<List<String>> rows = new ArrayList<>();
    for (LegColumns leg : data.legs()) {
      List<BglSample> samples = leg.bgl();
      int from = 0;
      for (int i = 1; i <= samples.size(); i++) {
        if (i == samples.size() || !alike(samples.get(from), samples.get(i))) {
          rows.add(lockRow(leg.name(), samples.subList(from, i)));
          from = i;
        }
      }
    }
    return new Table(
        List.of(
            Column.text("behaviour"),
            Column.number("from s"),
            Column.number("to s"),
            Column.text("big lock"),
            Column.number("most waiting to share"),
            Column.number("most waiting for it alone")),
        rows);
  }

  private static boolean alike(BglSample a, BglSample b) {
    return a.state() == b.state()
        && a.pendingShared() > 0 == b.pendingShared() > 0
        && a.pendingExclusive() > 0 == b.pendingExclusive() > 0;
  }

  private static List<String> lockRow(String leg, List<BglSample> samples) {
    return List.of(
        leg,
        seconds(samples.get(0).t()),
        seconds(samples.get(samples.size() - 1).t()),
        samples.get(0).state().name().toLowerCase(Locale.ROOT),
        Figures.count(samples.stream().mapToInt(BglSample::pendingShared).max().orElse(0)),
        Figures.count(samples.stream().mapToInt(BglSample::pendingExclusive).max().orElse(0)));
  }

  /** How many requests fell into which band of latency. */
  static Table heat(LoadResult load) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("behaviour"), Column.text("phase")));
    for (long band : BANDS) {
      columns.add(Column.number("to " + Figures.duration((double) band)));
    }
    columns.add(Column.number("above"));
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      leg.phases().forEach(phase -> rows.add(heatRow(load, leg, phase.name())));
    }
    return new Table(columns, rows);
  }

  private static List<String> heatRow(LoadResult load, Leg leg, String phase) {
    TreeMap<Integer, Long> byBand = new TreeMap<>();
    for (Second second : leg.seconds()) {
      for (int b = 0; second.phase().equals(phase) && b < second.heat().size(); b++) {
        byBand.merge(band(load.heatBoundsMicros(), b), second.heat().get(b), Long::sum);
      }
    }
    List<String> row = new ArrayList<>(List.of(leg.name(), phase));
    for (int band = 0; band <= BANDS.length; band++) {
      row.add(Figures.count(byBand.getOrDefault(band, 0L)));
    }
    return row;
  }

  private static int band(List<Long> bounds, int bucket) {
    int band = 0;
    while (band < BANDS.length && (bucket >= bounds.size() || bounds.get(bucket) > BANDS[band])) {
      band++;
    }
    return band;
  }

  /** The daemon's memory, threads and descriptors: first, highest and last. */
  static Table vitals(LoadResult load) {
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      if (!leg.vitals().isEmpty()) {
        rows.add(vitalsRow(leg.name(), "memory, MiB", leg.vitals(), v -> v.rssBytes() >> 20));
        rows.add(vitalsRow(leg.name(), "threads", leg.vitals(), Vitals::threads));
        rows.add(vitalsRow(leg.name(), "open descriptors", leg.vitals(), Vitals::descriptors));
      }
    }
    return new Table(
        List.of(
            Column.text("behaviour"),
            Column.text("of the daemon"),
            Column.number("first"),
            Column.number("highest"),
            Column.number("last")),
        rows);
  }

  private static List<String> vitalsRow(
      String leg, String what, List<Vitals> vitals, ToLongFunction<Vitals> figure) {
    List<Long> values = vitals.stream().mapToLong(figure).boxed().toList();
    return List.of(
        leg,
        what,
        Figures.count(values.get(0)),
        Figures.count(Collections.max(values)),
        Figures.count(values.get(values.size() - 1)));
  }

  private static String seconds(double t) {
    return String.format(Locale.ROOT, t == Math.rint(t) ? "%.0f" : "%.1f", t);
  }
}
