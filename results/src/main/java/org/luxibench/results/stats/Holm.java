package org.luxibench.results.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction for judging many rows at once: S. Holm, A Simple Sequentially Rejective
 * Multiple Test Procedure, Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values in the order given: a row whose adjusted value is at most α may be rejected,
   * and the chance of rejecting any true hypothesis of the family stays at most α, however the rows
   * depend on each other.
   */
  public static List<Double> adjust(List<Double> pValues) {
    int family = pValues.size();
    int[] rising =
        IntStream.range(0, family)
            .boxed()
            .sorted(Comparator.comparingDouble(pValues::get))
            .mapToInt(Integer::intValue)
            .toArray();
    Double[] adjusted = new Double[family];
    double least = 0;
    for (int rank = 0; rank < family; rank++) {
      least = Math.max(least, Math.min(1, (family - rank) * pValues.get(rising[rank])));
      adjusted[rising[rank]] = least;
    }
    return List.of(adjusted);
  }
}
