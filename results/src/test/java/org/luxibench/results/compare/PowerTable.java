package org.luxibench.results.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Prints the tables of {@code docs/statistics.md}: run its main method. One row of a family of six
 * changes, the others have the same noise and do not.
 */
final class PowerTable {
  private static final int TIMES = 500;
  private static final double[] SIGMAS = {0.01, 0.02, 0.03, 0.05, 0.08, 0.12};
  private static final double[] SPEEDS = {1, 0.97, 0.95, 0.93, 0.9, 0.85, 0.8};

  private PowerTable() {}

  public static void main(String[] args) {
    for (NoiseModel one : Simulation.realNoise()) {
      System.out.println(one);
    }
    System.out.print("| spread of forks (log) | forks |");
    for (double speed : SPEEDS) {
      System.out.printf(Locale.ROOT, " %.0f %% |", (speed - 1) * 100);
    }
    System.out.println();
    for (double sigma : SIGMAS) {
      for (int forks : new int[] {7, 10, 20}) {
        line(sigma, forks);
      }
    }
  }

  private static void line(double sigma, int forks) {
    NoiseModel one = new NoiseModel(sigma, 0, 0.05, -0.3);
    List<NoiseModel> family = IntStream.range(0, 6).mapToObj(row -> one).toList();
    System.out.printf(Locale.ROOT, "| %.2f | %d |", sigma, forks);
    for (double speed : SPEEDS) {
      double found = Simulation.share(family, forks, speed, RowVerdict.REGRESSED, TIMES);
      System.out.printf(Locale.ROOT, " %.1f %% |", found * 100);
    }
    System.out.println();
  }
}
