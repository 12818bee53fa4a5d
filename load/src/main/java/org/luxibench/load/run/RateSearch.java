package org.luxibench.load.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.luxibench.load.scenario.Phase.Search;
import org.luxibench.results.load.Check;

/**
 * Finds the highest rate that is kept: doubling up to the first that is not, or halving down to the
 * first that is, then the geometric mean of the best kept and the least broken, until they are
 * close.
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
   */
  void was(boolean kept, String why) {
    steps++;
    if (kept) {
      best = next;
    } else {
      broken = next;
      breaker = why;
    }
    if (best == 0) {
      next = broken / 2;
    } else {
      next = Double.isInfinite(broken) ? Math.min(2 * best, search.to()) : Math.sqrt(best * broken);
    }
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
    if (best == 0) {
      return String.format(Locale.ROOT, "not even %.0f/s was kept: %s", broken, breaker);
    }
    return Double.isInfinite(broken)
        ? String.format(Locale.ROOT, "%.0f/s was kept, and more was not tried", best)
        : String.format(Locale.ROOT, "%.0f/s was kept, %.0f/s was not: %s", best, broken, breaker);
  }
}
