package org.luxibench.results.nightly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.StoredRun;
import org.luxibench.results.trend.Trend;

/**
 * What a night measured of a suite. Its runs and forks share the machine's mood of that night, so
 * they are no independent samples: the median over all of them is one.
 *
 * @param night its name
 * @param runs that were read, oldest first, at least one
 * @param measured their figures put together
 */
record NightFigures(String night, List<StoredRun> runs, Measurements measured) {
  NightFigures {
    runs = List.copyOf(runs);
  }

  /**
   * Reads a night's runs.
   *
   * @param notes takes a sentence for each that cannot be read
   * @return none when no run can be read
   */
  static Optional<NightFigures> read(String night, List<StoredRun> runs, List<String> notes) {
    List<StoredRun> read = new ArrayList<>();
    List<Measurements> parts = new ArrayList<>();
    for (StoredRun run : runs) {
      try {
        parts.add(Inputs.read(run.folder().toString()));
        read.add(run);
      } catch (IOException unreadable) {
        notes.add("%s left out: %s".formatted(run.name(), unreadable.getMessage()));
      }
    }
    return read.isEmpty()
        ? Optional.empty()
        : Optional.of(new NightFigures(night, read, Measurements.join(night, parts)));
  }

  /** The same without some rows. */
  NightFigures without(List<String> names) {
    List<Series> rest =
        measured.series().stream().filter(one -> !names.contains(Quarantine.name(one))).toList();
    Measurements some =
        new Measurements(
            measured.name(), rest, measured.hosts(), measured.circumstances(), measured.notes());
    return new NightFigures(night, runs, some);
  }

  /** The night's figure for a row; none when it was not measured, or cannot be believed. */
  Optional<Double> median(Series row) {
    return measured.series().stream()
        .filter(one -> Quarantine.name(one).equals(Quarantine.name(row)))
        .filter(one -> one.metric().unit().equals(row.metric().unit()))
        .filter(one -> one.isBelievable() && one.sample().isPositive() && !one.sample().isEmpty())
        .map(one -> one.sample().median())
        .findFirst();
  }

  Trend.Run asRun() {
    return new Trend.Run(
        night, runs.get(0).record().source().commit(), runs.get(0).record().started(), measured);
  }
}
