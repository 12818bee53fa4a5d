package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.results.stats.Interval;

/**
 * A row for each subject that failed in some run of either side: latencies alone would take a
 * daemon that quickly answers everything with an error for a fast one.
 *
 * <p>The candidate has regressed when most of its runs failed and most of the base's did not. No
 * test of ranks tells more of that: thresholds are coarse, and whoever set them means them.
 */
final class FailedRuns {
  private FailedRuns() {}

  static List<Row> rows(Measurements base, Measurements candidate) {
    List<Row> rows = new ArrayList<>();
    base.runs()
        .forEach(
            (subject, ours) -> {
              Runs theirs = candidate.runs().get(subject);
              if (theirs != null && ours.failed() + theirs.failed() > 0) {
                rows.add(row(subject, ours, theirs));
              }
            });
    return rows;
  }

  private static Row row(String subject, Runs ours, Runs theirs) {
    return new Row(
        subject,
        Metric.FAILED,
        ours.failed(),
        theirs.failed(),
        1,
        Interval.UNKNOWN,
        1,
        1,
        ours.all(),
        theirs.all(),
        verdict(ours, theirs),
        0,
        "the base failed in %s runs, the candidate in %s".formatted(ours, theirs));
  }

  private static RowVerdict verdict(Runs ours, Runs theirs) {
    if (ours.mostlyFailed() == theirs.mostlyFailed()) {
      return RowVerdict.INCONCLUSIVE;
    }
    return theirs.mostlyFailed() ? RowVerdict.REGRESSED : RowVerdict.IMPROVED;
  }
}
