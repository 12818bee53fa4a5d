package org.luxibench.results.stats;

import java.util.List;

/** The mean of ratios: a halving and a doubling cancel out. */
public final class GeometricMean {
  private GeometricMean() {}

  /**
   * The geometric mean.
   *
   * @param ratios each above 0
   * @return 1 when there are none
   */
  public static double of(List<Double> ratios) {
    double logs = ratios.stream().mapToDouble(Math::log).sum();
    return ratios.isEmpty() ? 1 : Math.exp(logs / ratios.size());
  }
}
