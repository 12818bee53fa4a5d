package org.luxibench.results.stats;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * E-divisive change points judged by a t-test instead of shuffles: for short histories, and the
 * same answer each time.
 *
 * <p>First every stretch is split at its largest Q as long as the halves differ weakly (p at most
 * {@link #WEAK}): a strong change may only show once a weaker one is known. Then the change with
 * the largest p is taken back until none is above {@code level} or below the least magnitude.
 *
 * <p>Student's test, with one variance for both stretches: three figures that happen to lie close
 * together would otherwise pass for a level of their own.
 *
 * @param least fewest figures between two changes, at least 2
 * @param level largest p of a change; small, because the best of many splits is tested
 * @param magnitude least relative change of the mean, such as 0.05
 */
public record EDivisiveT(int least, double level, double magnitude) implements ChangeDetector {
  private static final double WEAK = 0.05;
  private static final TTest STUDENT = TTest.withDefaults().with(DataDispersion.HOMOSCEDASTIC);

  /** Stretches of three figures or more, p at most 0.001. */
  public static EDivisiveT withMagnitude(double magnitude) {
    return inFamilyOf(1, magnitude);
  }

  /**
   * The same for one of several series that are searched together: the level is shared out among
   * them (Bonferroni).
   *
   * @param series how many there are; none counts as one
   */
  public static EDivisiveT inFamilyOf(int series, double magnitude) {
    return new EDivisiveT(3, 0.001 / Math.max(1, series), magnitude);
  }

  @Override
  public List<ChangePoint> detect(double[] series) {
    Stretches stretches = split(series);
    while (true) {
      ChangePoint worst = null;
      for (int cut : stretches.cuts()) {
        ChangePoint change = stretches.change(cut, p(stretches.before(cut), stretches.after(cut)));
        if (!stands(change) && (worst == null || change.p() > worst.p())) {
          worst = change;
        }
      }
      if (worst == null) {
        return stretches.cuts().stream()
            .map(cut -> stretches.change(cut, p(stretches.before(cut), stretches.after(cut))))
            .toList();
      }
      stretches.join(worst.index());
    }
  }

  private boolean stands(ChangePoint change) {
    return change.p() <= level && Math.abs(change.ratio() - 1) >= magnitude;
  }

  private Stretches split(double[] series) {
    Stretches stretches = new Stretches(series);
    Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {0, series.length}));
    while (!open.isEmpty()) {
      int[] bounds = open.removeFirst();
      double[] stretch = Arrays.copyOfRange(series, bounds[0], bounds[1]);
      EnergySplit split = EnergySplit.best(stretch, 1, least);
      if (split.at() >= 0 && weakly(stretch, split.at())) {
        int cut = bounds[0] + split.at();
        stretches.cut(cut);
        open.add(new int[] {bounds[0], cut});
        open.add(new int[] {cut, bounds[1]});
      }
    }
    return stretches;
  }

  private static boolean weakly(double[] stretch, int at) {
    return p(Arrays.copyOf(stretch, at), Arrays.copyOfRange(stretch, at, stretch.length)) <= WEAK;
  }

  private static double p(double[] before, double[] after) {
    double p = STUDENT.test(before, after).getPValue();
    if (!Double.isNaN(p)) {
      return p;
    }
    // No spread on either side: either the same figure throughout, or a step beyond doubt.
    return before[0] == after[0] ? 1 : 0;
  }
}
