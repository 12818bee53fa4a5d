package org.luxibench.results.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.luxibench.results.ab.Simulation;

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
    equal();
    measured();
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

  /** Of ten thousand families of equal sides, those with a false verdict. */
  private static void equal() {
    System.out.println("| forks | false regressed | false improved |");
    Simulation.realNoise()
        .forEach(
            (group, rows) -> {
              List<NoiseModel> each = List.copyOf(rows.values());
              List<NoiseModel> family =
                  IntStream.range(0, 6).mapToObj(row -> each.get(row % each.size())).toList();
              System.out.printf(
                  "| %s | %d | %d |%n",
                  group,
                  falsely(family, RowVerdict.REGRESSED),
                  falsely(family, RowVerdict.IMPROVED));
            });
  }

  private static long falsely(List<NoiseModel> family, RowVerdict verdict) {
    return IntStream.range(0, 10_000)
        .filter(seed -> Simulation.compare(family, 10, 1, seed).count(verdict) > 0)
        .count();
  }

  /** The rows of real forks: fitted noise, then what is found of a tenth and of a fifth. */
  private static void measured() {
    System.out.println(
        "| forks | row | spread | neighbours | drift | outliers | side | -10 % | -20 % |");
    Simulation.realNoise()
        .forEach((group, rows) -> rows.forEach((row, noise) -> measured(group, row, noise)));
  }

  private static void measured(String group, String row, NoiseModel noise) {
    List<NoiseModel> family = IntStream.range(0, 6).mapToObj(each -> noise).toList();
    for (int forks : new int[] {10, 12, 20}) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.3f | %+.2f | %.4f | %.0f %% by %+.2f | %d | %.1f %% | %.1f %% |%n",
          group,
          row,
          noise.sigma(),
          noise.phi(),
          noise.drift(),
          100 * noise.outlierShare(),
          noise.outlierShift(),
          forks,
          100 * Simulation.share(family, forks, 0.9, RowVerdict.REGRESSED, TIMES),
          100 * Simulation.share(family, forks, 0.8, RowVerdict.REGRESSED, TIMES));
    }
  }

  private static void line(double sigma, int forks) {
    NoiseModel one = NoiseModel.ofSpread(sigma);
    List<NoiseModel> family = IntStream.range(0, 6).mapToObj(row -> one).toList();
    System.out.printf(Locale.ROOT, "| %.2f | %d |", sigma, forks);
    for (double speed : SPEEDS) {
      double found = Simulation.share(family, forks, speed, RowVerdict.REGRESSED, TIMES);
      System.out.printf(Locale.ROOT, " %.1f %% |", found * 100);
    }
    System.out.println();
  }
}
