package org.luxibench.results.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * E-divisive change points: D. S. Matteson and N. A. James, A Nonparametric Approach for Multiple
 * Change Point Analysis of Multivariate Data, JASA 109 (2014).
 *
 * <p>Again and again, the best split of all present stretches is tried: its Q is compared with the
 * largest Q after shuffling the figures within each stretch. If at most {@code level} of the
 * shuffles reach it, the split stays and the search goes on; otherwise it ends.
 *
 * @param exponent of the distances, above 0 and at most 2; 1 finds any change, 2 those of the mean
 * @param least fewest figures between two changes
 * @param permutations shuffles for each test
 * @param level largest p of a change
 * @param seed of the shuffles
 */
public record EDivisive(double exponent, int least, int permutations, double level, long seed)
    implements ChangeDetector {

  /** As the paper has it: exponent 1, 199 shuffles, 5 %; stretches of three figures or more. */
  public static EDivisive withSeed(long seed) {
    return new EDivisive(1, 3, 199, 0.05, seed);
  }

  @Override
  public List<ChangePoint> detect(double[] series) {
    SplittableRandom random = new SplittableRandom(seed);
    Stretches stretches = new Stretches(series);
    List<Double> p = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    while (true) {
      List<Integer> bounds = stretches.bounds();
      EnergySplit best = best(series, bounds);
      if (best.at() < 0) {
        break;
      }
      double chance = chance(series, bounds, best.q(), random);
      if (chance > level) {
        break;
      }
      stretches.cut(best.at());
      found.add(best.at());
      p.add(chance);
    }
    return stretches.cuts().stream()
        .map(cut -> stretches.change(cut, p.get(found.indexOf(cut))))
        .toList();
  }

  /** The split with the largest Q over all stretches, its index counted from the series' start. */
  private EnergySplit best(double[] series, List<Integer> bounds) {
    EnergySplit best = EnergySplit.NONE;
    for (int i = 0; i + 1 < bounds.size(); i++) {
      double[] stretch = Arrays.copyOfRange(series, bounds.get(i), bounds.get(i + 1));
      EnergySplit split = EnergySplit.best(stretch, exponent, least);
      if (split.q() > best.q()) {
        best = new EnergySplit(bounds.get(i) + split.at(), split.q());
      }
    }
    return best;
  }

  private double chance(double[] series, List<Integer> bounds, double q, SplittableRandom random) {
    int reached = 1;
    double[] shuffled = series.clone();
    for (int i = 0; i < permutations; i++) {
      for (int b = 0; b + 1 < bounds.size(); b++) {
        shuffle(shuffled, bounds.get(b), bounds.get(b + 1), random);
      }
      reached += best(shuffled, bounds).q() >= q ? 1 : 0;
    }
    return reached / (permutations + 1.0);
  }

  private static void shuffle(double[] figures, int from, int to, SplittableRandom random) {
    for (int i = to - 1; i > from; i--) {
      int j = from + random.nextInt(i - from + 1);
      double kept = figures[i];
      figures[i] = figures[j];
      figures[j] = kept;
    }
  }
}
