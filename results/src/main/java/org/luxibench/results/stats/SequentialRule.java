package org.luxibench.results.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * When to look at figures that are still coming in, and how sure to be at each look, so that
 * looking several times does not raise the chance of a false alarm.
 *
 * <p>Of the whole error {@code level} the share {@code (n/N)²} may be spent by the n-th of N rounds
 * (the power family of Kim and DeMets, Biometrika 74, 1987). Each look gets what has become free
 * since the last one. By the union bound the chance of a false alarm at any look is at most the sum
 * of the looks' levels, which is {@code level}, however the looks depend on each other.
 *
 * @param rounds most rounds to be made, N
 * @param level chance of a false alarm over all looks
 */
public record SequentialRule(int rounds, double level) {
  private static final double[] SHARES = {0.6, 0.8, 1};

  /** Rank tests of fewer samples a side cannot alarm at a usable level. */
  public static final int LEAST_ROUNDS = 5;

  /**
   * A look at the figures.
   *
   * @param after how many rounds
   * @param level p-value to be reached at this look
   */
  public record Look(int after, double level) {}

  public SequentialRule {
    if (rounds < LEAST_ROUNDS) {
      throw new IllegalArgumentException(
          "%d rounds cannot tell anything, expected at least %d".formatted(rounds, LEAST_ROUNDS));
    }
  }

  /**
   * The rule with the fewest rounds that can tell of a change in each of a family's rows.
   *
   * @param family rows judged together, see {@link #largestFamily}
   * @param level chance of a false alarm over all looks
   */
  public static SequentialRule leastFor(int family, double level) {
    SequentialRule rule = new SequentialRule(LEAST_ROUNDS, level);
    while (rule.largestFamily() < family) {
      rule = new SequentialRule(rule.rounds + 1, level);
    }
    return rule;
  }

  /**
   * How many rows judged together can still show a change in a single one of them: the rank test of
   * as many samples as a look has cannot come below {@link MannWhitney#smallestPValue}, Holm's
   * correction multiplies that by the rows, and some look has to allow it.
   */
  public int largestFamily() {
    return looks().stream()
        .mapToInt(
            look -> (int) (look.level() / MannWhitney.smallestPValue(look.after(), look.after())))
        .max()
        .orElseThrow();
  }

  /** The looks in order: after 60 %, 80 % and all of the rounds, but none before five. */
  public List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    double spent = 0;
    for (double share : SHARES) {
      int after = Math.max(LEAST_ROUNDS, (int) Math.ceil(share * rounds));
      if (looks.isEmpty() || looks.get(looks.size() - 1).after() < after) {
        double free = after == rounds ? level : level * after * after / ((double) rounds * rounds);
        looks.add(new Look(after, free - spent));
        spent = free;
      }
    }
    return looks;
  }
}
