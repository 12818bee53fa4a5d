package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.luxibench.results.stats.Interval;

/**
 * The subjects that failed in some run of either side: latencies alone would take a daemon that
 * quickly answers everything with an error for a fast one.
 *
 * <p>Fisher's exact test tells whether one side fails more often than the other, and its p is one
 * of the family that Holm corrects: a threshold that one and the same build misses every other time
 * is then called a regression no more often than any other row. Which subjects are tested depends
 * on the failures of both sides together, and the test holds those for given, so that choosing them
 * costs nothing. Where most of the candidate's runs failed and most of the base's did not, but by
 * the test that may be chance, the subject is suspect.
 */
final class FailedRuns {
  private static final FisherExactTest TEST = FisherExactTest.withDefaults();

  private FailedRuns() {}

  /**
   * One subject, failed in some run.
   *
   * @param subject its name
   * @param ours the base's runs
   * @param theirs the candidate's
   */
  record Failing(String subject, Runs ours, Runs theirs) {
    /** Chance of numbers of failures this far apart, or farther, when both sides fail alike. */
    double pValue() {
      return TEST.test(
              new int[][] {
                {ours.failed(), ours.all() - ours.failed()},
                {theirs.failed(), theirs.all() - theirs.failed()}
              })
          .getPValue();
    }

    Row row(double p, double adjustedP, double level) {
      RowVerdict verdict = verdict(adjustedP <= level);
      String told = "the base failed in %s runs, the candidate in %s".formatted(ours, theirs);
      return new Row(
          subject,
          Metric.FAILED,
          ours.failed(),
          theirs.failed(),
          1,
          Interval.UNKNOWN,
          p,
          adjustedP,
          ours.all(),
          theirs.all(),
          verdict,
          0,
          verdict == RowVerdict.SUSPECT ? told + ": too few to be sure" : told);
    }

    private RowVerdict verdict(boolean isCertain) {
      if (isCertain) {
        // Shares of unequal numbers of runs, without a division.
        boolean worse = (long) theirs.failed() * ours.all() > (long) ours.failed() * theirs.all();
        return worse ? RowVerdict.REGRESSED : RowVerdict.IMPROVED;
      }
      return theirs.mostlyFailed() && !ours.mostlyFailed()
          ? RowVerdict.SUSPECT
          : RowVerdict.INCONCLUSIVE;
    }
  }

  static List<Failing> of(Measurements base, Measurements candidate) {
    List<Failing> found = new ArrayList<>();
    base.runs()
        .forEach(
            (subject, ours) -> {
              Runs theirs = candidate.runs().get(subject);
              if (theirs != null && ours.failed() + theirs.failed() > 0) {
                found.add(new Failing(subject, ours, theirs));
              }
            });
    return found;
  }
}
