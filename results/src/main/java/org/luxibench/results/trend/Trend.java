package org.luxibench.results.trend;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luxibench.results.compare.Circumstances;
import org.luxibench.results.compare.Comparability;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.ChangeDetector;
import org.luxibench.results.stats.ChangePoint;
import org.luxibench.results.store.RunName;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;

/**
 * The changes in a suite's history.
 *
 * @param suite whose runs they are
 * @param rows one for each subject and metric
 * @param notes runs left out, and why
 */
public record Trend(String suite, List<Row> rows, List<String> notes) {

  /**
   * A history and its changes.
   *
   * @param history the figures
   * @param changes oldest first
   */
  public record Row(History history, List<Change> changes) {
    public Row {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One figure of each row in the history.
   *
   * @param name of the run, or of several that stand for one
   * @param commit that was measured
   * @param started when it began (UTC)
   * @param measured its figures
   */
  public record Run(String name, String commit, Instant started, Measurements measured) {}

  public Trend {
    rows = List.copyOf(rows);
    notes = notes.stream().distinct().toList();
  }

  /**
   * Reads a suite's history and finds its changes. Runs on other machines or JVMs than the newest
   * one's, and those of another scenario or other options, are left out: a new machine is no change
   * of the program. The runs of a night are one, for they share its mood; those that only confirm
   * what looked worse are left out.
   *
   * @param magnitude least relative change of a rate or a median that is told; of percentiles from
   *     the 99th on as many times more as their least effect is larger
   */
  public static Trend of(RunStore store, String suite, ChangeDetector detector, double magnitude)
      throws IOException {
    RunStore.Found found = store.of(suite);
    List<String> notes = new ArrayList<>(found.unreadable());
    Map<String, List<Run>> nights = new LinkedHashMap<>();
    for (StoredRun run : alike(found.runs(), notes)) {
      try {
        Measurements measured = Inputs.read(run.folder().toString());
        String name = RunName.night(run).orElse(run.name());
        String commit = run.record().source().commit();
        nights
            .computeIfAbsent(name, night -> new ArrayList<>())
            .add(new Run(name, commit, run.record().started(), measured));
      } catch (IOException unreadable) {
        notes.add("%s left out: %s".formatted(run.name(), unreadable.getMessage()));
      }
    }
    return of(
        suite, nights.values().stream().map(Trend::together).toList(), notes, detector, magnitude);
  }

  private static Run together(List<Run> night) {
    Run first = night.get(0);
    List<Measurements> parts = night.stream().map(Run::measured).toList();
    return new Run(
        first.name(), first.commit(), first.started(), Measurements.join(first.name(), parts));
  }

  /**
   * Finds the changes in a history that is read. What was measured by other JVMs or in another way
   * than in the newest run is left out, subject by subject.
   *
   * @param runs oldest first
   * @param notes what a reader should know of the runs
   * @param magnitude as above
   */
  public static Trend of(
      String suite, List<Run> runs, List<String> notes, ChangeDetector detector, double magnitude) {
    Map<List<String>, History> histories = new LinkedHashMap<>();
    List<String> told = new ArrayList<>(notes);
    Map<String, List<Circumstances>> newest =
        runs.isEmpty() ? Map.of() : runs.get(runs.size() - 1).measured().circumstances();
    for (Run run : runs) {
      for (Series series : run.measured().series()) {
        List<String> differences =
            Comparability.differences(
                run.measured().circumstances().getOrDefault(series.subject(), List.of()),
                newest.getOrDefault(series.subject(), List.of()));
        if (!differences.isEmpty()) {
          told.add(
              "%s of %s left out: %s"
                  .formatted(series.subject(), run.name(), String.join("; ", differences)));
        } else if (series.isBelievable()) {
          add(histories, series, run);
        }
      }
    }
    List<Row> rows =
        histories.values().stream()
            .map(history -> new Row(history, changes(history, detector, magnitude)))
            .toList();
    return new Trend(suite, rows, told);
  }

  /**
   * A copy without some rows.
   *
   * @param names subject and metric's name, with a blank between
   */
  public Trend without(Set<String> names) {
    List<Row> rest =
        rows.stream()
            .filter(
                row -> {
                  History history = row.history();
                  return !names.contains(history.subject() + " " + history.metric().name());
                })
            .toList();
    return new Trend(suite, rest, notes);
  }

  /** Whether a metric took to a worse level within the last runs, and has not left it since. */
  public boolean worsenedWithin(int runs) {
    return rows.stream().anyMatch(row -> worsenedWithin(row, runs));
  }

  static boolean worsenedWithin(Row row, int runs) {
    if (row.changes().isEmpty()) {
      return false;
    }
    Change last = row.changes().get(row.changes().size() - 1);
    return last.worse() && row.history().points().size() - last.point().index() <= runs;
  }

  private static List<StoredRun> alike(List<StoredRun> all, List<String> notes) {
    List<StoredRun> runs = all.stream().filter(run -> !RunName.confirms(run)).toList();
    List<StoredRun> kept = new ArrayList<>();
    for (StoredRun run : runs) {
      List<String> differences = differences(run, runs.get(runs.size() - 1));
      if (differences.isEmpty()) {
        kept.add(run);
      } else {
        notes.add("%s left out: %s".formatted(run.name(), String.join("; ", differences)));
      }
    }
    return kept;
  }

  private static List<String> differences(StoredRun run, StoredRun newest) {
    List<String> found = new ArrayList<>(run.differences(newest));
    if (!run.conditions().equals(newest.conditions())) {
      found.add("another scenario or other options than the newest run's");
    }
    return found;
  }

  private static void add(Map<List<String>, History> histories, Series series, Run run) {
    Point point = new Point(run.name(), run.commit(), run.started(), series.sample().median());
    histories.merge(
        List.of(series.subject(), series.metric().name(), series.metric().unit()),
        new History(series.subject(), series.metric(), List.of(point)),
        Trend::append);
  }

  private static History append(History earlier, History later) {
    List<Point> points = new ArrayList<>(earlier.points());
    points.addAll(later.points());
    return new History(earlier.subject(), earlier.metric(), points);
  }

  private static List<Change> changes(History history, ChangeDetector detector, double magnitude) {
    List<Change> changes = new ArrayList<>();
    double least = magnitude * history.metric().leastEffect() / Metric.LEAST_EFFECT;
    for (ChangePoint point : detector.detect(history.values())) {
      if (Math.abs(point.ratio() - 1) >= least) {
        changes.add(Change.of(history, point));
      }
    }
    return changes;
  }
}
