package org.luxibench.load.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.luxibench.load.scenario.Phase.Search;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Verdict;

/**
 * Finds the highest rate that is kept: doubling up to the first that is not, or halving down to the
 * first that is, then the geometric mean of the best kept and the least broken, until they are
 * close. A rate of which nothing could be said is tried once more; then it bounds the search as one
 * that broke does, and is told apart from that.
 */
final class RateSearch {
  private static final int MOST_STEPS = 24;
  private static final double LEAST_SHARE = 1.0 / 8;

  private final Search search;
  private double best;
  private double broken = Double.POSITIVE_INFINITY;
  private double next;
  private int steps;
  private String breaker = "";
  private boolean judged = true;
  private boolean again;

  RateSearch(Search search) {
    this.search = search;
    this.next = search.from();
  }

  /** The rate to try now. */
  double next() {
    return next;
  }

  /** The highest rate kept so far; 0 when none was. */
  double best() {
    return best;
  }

  boolean ended() {
    return steps >= MOST_STEPS
        || best >= search.to()
        || next < search.from() * LEAST_SHARE
        || broken / best <= search.closeness();
  }

  /**
   * Told what came of the last rate.
   *
   * @param why it was not kept
   * @return false when the same rate is to be tried again, and this try is to be forgotten
   */
  boolean was(Verdict verdict, String why) {
    steps++;
    if (verdict == Verdict.INVALID && !again) {
      again = true;
      return false;
    }
    again = false;
    if (verdict == Verdict.PASSED) {
      best = next;
    } else {
      broken = next;
      breaker = why;
      judged = verdict == Verdict.FAILED;
    }
    if (best == 0) {
      next = broken / 2;
    } else {
      next = Double.isInfinite(broken) ? Math.min(2 * best, search.to()) : Math.sqrt(best * broken);
    }
    return true;
  }

  /** Why a rate was not kept: the thresholds that broke, and what is to be said of it. */
  static String why(List<Check> checks, String detail) {
    String broken =
        checks.stream()
            .filter(check -> !check.ok())
            .map(Check::expression)
            .collect(Collectors.joining(", "));
    return broken.isEmpty() || detail.startsWith(broken) ? detail : broken + " broke: " + detail;
  }

  /** The result in a sentence. */
  String told() {
    if (Double.isInfinite(broken)) {
      return best == 0
          ? "no rate was tried to its end"
          : String.format(Locale.ROOT, "%.0f/s was kept, and more was not tried", best);
    }
    String bound = judged ? "was not" : "could not be judged";
    return best == 0
        ? String.format(Locale.ROOT, "no rate was kept, and %.0f/s %s: %s", broken, bound, breaker)
        : String.format(
            Locale.ROOT, "%.0f/s was kept, %.0f/s %s: %s", best, broken, bound, breaker);
  }
}
