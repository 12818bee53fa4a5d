package org.luxibench.results.ab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.NoiseModel;
import org.luxibench.results.compare.Row;
import org.luxibench.results.compare.RowVerdict;
import org.luxibench.results.compare.Runs;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.Sample;
import org.luxibench.results.stats.SequentialRule;

final class ExperimentTest {
  private static final Side BASE = new Side("base", "old", Path.of("a"), "");
  private static final Side CAND = new Side("cand", "new", Path.of("b"), "");

  /** Three rows of log-normal noise; the candidate's first row has another level. */
  private static final class Simulated implements Suite {
    private final SplittableRandom random;
    private final double sigma;
    private final double level;
    private final List<String> measured = new ArrayList<>();

    Simulated(long seed, double sigma, double level) {
      this.random = new SplittableRandom(seed);
      this.sigma = sigma;
      this.level = level;
    }

    @Override
    public Measurements measure(Side side, Path files) {
      measured.add(String.valueOf(files.getFileName()));
      List<Series> series = new ArrayList<>();
      for (int row = 0; row < 3; row++) {
        double centre = row == 0 && side.role().equals("cand") ? level : 100;
        double figure = centre * Math.exp(sigma * random.nextGaussian());
        series.add(Series.of("row" + row, Metric.throughput("ops/s"), Sample.of(figure)));
      }
      return new Measurements(side.label(), series, List.of(), Map.of(), List.of());
    }
  }

  private static Outcome run(Suite suite) throws IOException {
    return run(suite, 10, line -> {});
  }

  private static Outcome run(Suite suite, int rounds, Consumer<String> progress)
      throws IOException {
    SequentialRule rule = new SequentialRule(rounds, Judge.LEVEL);
    return new Experiment(suite, Path.of("x"), rule, Judge.standard(), 1, progress).run(BASE, CAND);
  }

  @Test
  void roundsTooFewForTheFamilyAreToldAfterTheFirstWithHowManyAreEnough() throws IOException {
    List<String> told = new ArrayList<>();
    Simulated tenfold = new Simulated(1, 0.01, 10);

    Outcome six = run(tenfold, 6, told::add);

    String warning =
        "6 rounds cannot show a change in any of 3 rows, however large: --rounds 7 or more can";
    assertThat(told.indexOf("warning: " + warning)).isBetween(1, 4);
    assertThat(six.comparison().notes()).contains(warning);
    assertThat(six.comparison().rows().get(0).verdict()).isEqualTo(RowVerdict.INCONCLUSIVE);
    assertThat(six.comparison().count(RowVerdict.SAME)).isEqualTo(2);
    assertThat(six.comparison().exitCode()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void asManyRoundsAsWereCalledEnoughAreEnough() throws IOException {
    List<String> told = new ArrayList<>();

    Outcome seven = run(new Simulated(1, 0.01, 10), 7, told::add);

    assertThat(told).noneMatch(line -> line.startsWith("warning"));
    assertThat(seven.comparison().rows().get(0).verdict()).isEqualTo(RowVerdict.REGRESSED);
  }

  @Test
  void clearLossStopsEarlyAndIsMeasuredAfresh() throws IOException {
    Outcome outcome = run(new Simulated(1, 0.01, 80));

    assertThat(outcome.rounds()).isEqualTo(6);
    assertThat(outcome.confirmation()).isNotNull();
    assertThat(outcome.comparison().rows().get(0).verdict()).isEqualTo(RowVerdict.REGRESSED);
    assertThat(outcome.comparison().exitCode()).isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void onlySuspectedRowsAreJudgedAfresh() throws IOException {
    Outcome outcome = run(new Simulated(1, 0.01, 80));

    assertThat(outcome.confirmation()).isNotNull();
    assertThat(outcome.confirmation().rows()).hasSize(1);
  }

  @Test
  void tightEqualSidesStopEarlyAsTheSame() throws IOException {
    Outcome outcome = run(new Simulated(2, 0.005, 100));

    assertThat(outcome.rounds()).isEqualTo(6);
    assertThat(outcome.comparison().count(RowVerdict.SAME)).isEqualTo(3);
  }

  @Test
  void noisyEqualSidesUseAllRounds() throws IOException {
    assertThat(run(new Simulated(3, 0.2, 100)).rounds()).isEqualTo(10);
  }

  @Test
  void lossThatDoesNotComeBackIsTakenBack() throws IOException {
    Outcome outcome = run(afresh(new Simulated(2, 0.01, 100)));

    assertThat(outcome.comparison().count(RowVerdict.REGRESSED)).isZero();
    assertThat(outcome.comparison().rows().get(0).detail()).contains("not when measured afresh");
    assertThat(outcome.comparison().exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void ofEveryTwoRoundsEachSideGoesFirstOnce() throws IOException {
    Simulated suite = new Simulated(3, 0.2, 100);
    run(suite);

    for (int pair = 0; pair < 5; pair++) {
      String first = suite.measured.get(4 * pair);
      String second = suite.measured.get(4 * pair + 2);
      assertThat(first.endsWith("base")).isNotEqualTo(second.endsWith("base"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.3, 100", "0.3, 92"})
  void lossThatMeasuringAfreshDoesNotSettleStaysSuspect(double sigma, double level)
      throws IOException {
    Outcome outcome = run(afresh(new Simulated(2, sigma, level)));

    assertThat(outcome.comparison().rows().get(0).verdict()).isEqualTo(RowVerdict.SUSPECT);
    assertThat(outcome.comparison().rows().get(0).detail()).contains("inconclusive afresh");
    assertThat(outcome.comparison().exitCode()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void lossThatCannotBeMeasuredAfreshStaysSuspect() throws IOException {
    Simulated equal = new Simulated(2, 0.01, 100);
    Outcome outcome = run(afresh((side, files) -> equal.measure(side, files).only(Set.of())));

    assertThat(outcome.comparison().rows().get(0).detail())
        .contains("missing when measured afresh");
    assertThat(outcome.comparison().exitCode()).isEqualTo(ExitCode.INVALID);
  }

  /** A clear loss at first, then what the other suite gives. */
  private static Suite afresh(Suite second) {
    Simulated losing = new Simulated(1, 0.01, 80);
    return (side, files) ->
        String.valueOf(files.getFileName()).startsWith("round")
            ? losing.measure(side, files)
            : second.measure(side, files);
  }

  @Test
  void failuresThatDoNotComeBackAreTakenBack() throws IOException {
    Suite flaky =
        (side, files) -> {
          boolean fails =
              side.role().equals("cand") && String.valueOf(files.getFileName()).startsWith("round");
          Map<String, Runs> runs = Map.of("phase", new Runs(1, fails ? 1 : 0));
          return new Measurements(side.label(), List.of(), runs, List.of(), Map.of(), List.of());
        };

    Row row = run(flaky).comparison().rows().get(0);

    assertThat(row.verdict()).isEqualTo(RowVerdict.INCONCLUSIVE);
    assertThat(row.detail()).contains("not when measured afresh");
  }

  /** A build that misses a threshold every other time, against itself. */
  @Test
  void buildThatFailsInHalfOfItsRunsSeldomLooksRegressed() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    Suite coin =
        (side, files) -> {
          Map<String, Runs> runs = Map.of("phase", new Runs(1, random.nextInt(2)));
          return new Measurements(side.label(), List.of(), runs, List.of(), Map.of(), List.of());
        };
    int alarms = 0;
    for (int experiment = 0; experiment < 10_000; experiment++) {
      alarms += run(coin).confirmation() == null ? 0 : 1;
    }

    assertThat(alarms).isLessThanOrEqualTo(132);
  }

  /** A row that is worse by more than the least effect, not much, may end the measuring as such. */
  @ParameterizedTest
  @ValueSource(strings = {"UncontendedBench.shared", "UncontendedBench.exclusive", "MixBench.pair"})
  void lossJustPastTheLeastEffectIsSeldomCalledTheSame(String row) throws IOException {
    NoiseModel noise = Simulation.realNoise().get("15 iterations").get(row);
    int same = 0;
    for (long seed = 0; seed < 300; seed++) {
      Outcome outcome = AbPower.run(Collections.nCopies(6, noise), 12, 0.93, seed);
      same += outcome.comparison().rows().get(0).verdict() == RowVerdict.SAME ? 1 : 0;
    }

    assertThat(same).isLessThanOrEqualTo(15);
  }

  static Set<String> groups() {
    return Simulation.realNoise().keySet();
  }

  /** Of experiments with equal sides at most one in a hundred alarms, before any confirmation. */
  @ParameterizedTest
  @MethodSource("groups")
  void equalSidesSeldomLookRegressedAtAnyLook(String group) throws IOException {
    List<NoiseModel> rows = List.copyOf(Simulation.realNoise().get(group).values());
    int alarms = 0;
    int confirmed = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      Outcome outcome = AbPower.run(rows, 12, 1, seed);
      alarms += outcome.confirmation() != null ? 1 : 0;
      confirmed += outcome.comparison().count(RowVerdict.REGRESSED) > 0 ? 1 : 0;
    }

    assertThat(alarms).as("alarms").isLessThanOrEqualTo(10);
    assertThat(confirmed).as("confirmed").isLessThanOrEqualTo(1);
  }
}
