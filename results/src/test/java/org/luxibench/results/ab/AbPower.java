package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.compare.NoiseModel;
import org.luxibench.results.stats.SequentialRule;

/**
 * Prints the tables of {@code docs/statistics.md} on {@code ab}: run its main method. One row of a
 * family changes, the others have the same noise and do not.
 */
final class AbPower {
  private static final int TIMES = 500;
  private static final int EQUAL_TIMES = 1_000;
  private static final int RESAMPLES = 200;
  private static final int FAMILY = 6;

  private AbPower() {}

  /**
   * One experiment.
   *
   * @param rows noise of each row
   * @param speed of the candidate's first row
   */
  static Outcome run(List<NoiseModel> rows, int rounds, double speed, long seed)
      throws IOException {
    Judge judge = new Judge(Judge.LEVEL, seed, RESAMPLES);
    SequentialRule rule = new SequentialRule(rounds, Judge.LEVEL);
    return new Experiment(
            new NoisySuite(rows, speed, seed), Path.of("x"), rule, judge, seed, line -> {})
        .run(new Side("base", "old", Path.of("a"), ""), new Side("cand", "new", Path.of("b"), ""));
  }

  public static void main(String[] args) throws IOException {
    System.out.println("| equal builds, 10 rounds | first alarm | confirmed | mean rounds |");
    for (Map.Entry<String, Map<String, NoiseModel>> group : Simulation.realNoise().entrySet()) {
      List<NoiseModel> each = List.copyOf(group.getValue().values());
      System.out.printf("| %s |%s%n", group.getKey(), line(family(each), 10, 1, EQUAL_TIMES));
    }
    System.out.println(
        "| row | rounds | -10 %: first alarm | confirmed | mean rounds | -20 % ... |");
    for (Map<String, NoiseModel> group : Simulation.realNoise().values()) {
      for (Map.Entry<String, NoiseModel> row : group.entrySet()) {
        for (int rounds : new int[] {10, 12, 20}) {
          List<NoiseModel> rows = family(List.of(row.getValue()));
          System.out.printf(
              "| %s | %d |%s%s%n",
              row.getKey(), rounds, line(rows, rounds, 0.9, TIMES), line(rows, rounds, 0.8, TIMES));
        }
      }
    }
  }

  private static List<NoiseModel> family(List<NoiseModel> each) {
    return IntStream.range(0, FAMILY).mapToObj(row -> each.get(row % each.size())).toList();
  }

  private static String line(List<NoiseModel> rows, int rounds, double speed, int times)
      throws IOException {
    int alarms = 0;
    int confirmed = 0;
    int made = 0;
    for (int seed = 0; seed < times; seed++) {
      Outcome outcome = run(rows, rounds, speed, seed);
      boolean alarm = outcome.confirmation() != null;
      alarms += alarm ? 1 : 0;
      confirmed += outcome.comparison().exitCode() == 3 ? 1 : 0;
      made += outcome.rounds() * (alarm ? 2 : 1);
    }
    return String.format(
        Locale.ROOT,
        " %.1f %% | %.1f %% | %.1f |",
        100.0 * alarms / times,
        100.0 * confirmed / times,
        (double) made / times);
  }
}
