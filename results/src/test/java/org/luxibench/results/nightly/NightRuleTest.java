package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.Row;
import org.luxibench.results.compare.RowVerdict;
import org.luxibench.results.stats.EDivisiveT;
import org.luxibench.results.stats.MannWhitney;
import org.luxibench.results.stats.Sample;

/**
 * Nights of one build: each has a mood of its own, common to all rows in part, in which its forks
 * vary. All seeds are fixed.
 */
final class NightRuleTest {
  private static final Metric RATE = Metric.throughput("ops/us");
  private static final int ROWS = 24;
  private static final int FORKS = 5;
  private static final int FIRST_JUDGED = NightRule.LEAST_NIGHTS;
  private static final int NIGHTS = 25;
  private static final int REMEMBERED = 20;

  /** Logarithmic spreads: of the machine from night to night, of a row besides, of a fork. */
  private record Noise(double machine, double row, double fork) {
    double[][] night(SplittableRandom random) {
      double mood = machine * random.nextGaussian();
      double[][] figures = new double[ROWS][FORKS];
      for (double[] forks : figures) {
        double own = mood + row * random.nextGaussian();
        Arrays.setAll(forks, fork -> 100 * Math.exp(own + this.fork * random.nextGaussian()));
      }
      return figures;
    }
  }

  private static final List<Noise> NOISES =
      List.of(new Noise(0.02, 0.02, 0.03), new Noise(0.005, 0.005, 0.04), new Noise(0, 0.1, 0.02));

  private static double[] medians(List<double[][]> nights, int row) {
    return nights.stream().mapToDouble(night -> Sample.of(night[row]).median()).toArray();
  }

  private static List<double[][]> history(Noise noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[][]> nights = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      nights.add(noise.night(random));
    }
    return nights;
  }

  private static Row judged(List<double[][]> before, int row, double now) {
    double[] figures = medians(before, row);
    return NightRule.inFamilyOf(ROWS).judge(RATE, "row", figures, List.of(figures), now);
  }

  private static boolean isRed(List<double[][]> before, double[][] tonight) {
    for (int row = 0; row < ROWS; row++) {
      double now = Sample.of(tonight[row]).median();
      if (judged(before, row, now).verdict() == RowVerdict.REGRESSED) {
        return true;
      }
    }
    return false;
  }

  @Test
  void nightsOfOneBuildAreRedLessOftenThanTheLevel() {
    for (Noise noise : NOISES) {
      int nights = 0;
      int red = 0;
      for (long seed = 0; seed < 100; seed++) {
        List<double[][]> history = history(noise, seed);
        List<double[][]> good = new ArrayList<>(history.subList(0, FIRST_JUDGED));
        for (double[][] tonight : history.subList(FIRST_JUDGED, NIGHTS)) {
          nights++;
          List<double[][]> last = good.subList(Math.max(0, good.size() - REMEMBERED), good.size());
          if (isRed(last, tonight)) {
            red++;
          } else {
            good.add(tonight);
          }
        }
      }
      assertThat((double) red / nights)
          .as("%d of %d nights with %s", red, nights, noise)
          .isLessThanOrEqualTo(NightRule.LEVEL);
    }
  }

  @Test
  void forksOfANightTakenForIndependentWouldMakeManyRed() {
    int red = 0;
    for (long seed = 0; seed < 100; seed++) {
      List<double[][]> history = history(NOISES.get(0), seed);
      for (int row = 0; row < ROWS; row++) {
        int of = row;
        Sample before =
            Sample.of(
                history.subList(0, REMEMBERED).stream()
                    .flatMapToDouble(night -> Arrays.stream(night[of]))
                    .toArray());
        Sample now = Sample.of(history.get(REMEMBERED)[row]);
        boolean worse = now.median() * (1 + RATE.leastEffect()) <= before.median();
        if (worse && MannWhitney.pValue(before, now) <= NightRule.LEVEL / ROWS) {
          red++;
          break;
        }
      }
    }
    assertThat(red).as("of 100 nights of one build").isGreaterThan(10);
  }

  @Test
  void historiesOfOneBuildSeldomShowAFreshWorsening() {
    int red = 0;
    int histories = 100;
    for (long seed = 0; seed < histories; seed++) {
      List<double[][]> history = history(NOISES.get(0), seed);
      for (int row = 0; row < ROWS; row++) {
        boolean fresh =
            EDivisiveT.inFamilyOf(ROWS, 0.05).detect(medians(history, row)).stream()
                .anyMatch(change -> change.ratio() < 1 && NIGHTS - change.index() <= 7);
        if (fresh) {
          red++;
          break;
        }
      }
    }
    assertThat(red).as("of %d", histories).isLessThanOrEqualTo(2);
  }

  @Test
  void lossOfATenthIsFoundByTwentyQuietNights() {
    assertThat(found(new Noise(0.005, 0.01, 0.02), 0.9)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void lossOfAFifthIsFoundByTwentyNightsOfTwoPercent() {
    assertThat(found(new Noise(0.01, 0.02, 0.03), 0.8)).isGreaterThanOrEqualTo(0.95);
  }

  private static double found(Noise noise, double speed) {
    int found = 0;
    for (long seed = 0; seed < 200; seed++) {
      List<double[][]> history = history(noise, seed);
      double now = Sample.of(history.get(REMEMBERED)[0]).median() * speed;
      RowVerdict verdict = judged(history.subList(0, REMEMBERED), 0, now).verdict();
      found += verdict == RowVerdict.REGRESSED ? 1 : 0;
    }
    return found / 200.0;
  }

  @Test
  void intervalIsThePredictionIntervalOfOneMoreNight() {
    // Of the logarithms -0.02 0 0.02 -0.02 0.02: mean 0, s 0.02; t of 4 at 0.975 is 2.7764.
    double[] nights = {Math.exp(-0.02), 1, Math.exp(0.02), Math.exp(-0.02), Math.exp(0.02)};

    Row row = NightRule.inFamilyOf(1).judge(RATE, "row", nights, List.of(nights), 1);

    assertThat(Math.log(row.interval().high()))
        .isCloseTo(2.7764 * 0.02 * Math.sqrt(1.2), within(1e-5));
    assertThat(row.verdict()).isEqualTo(RowVerdict.SAME);
    assertThat(row.detail()).startsWith("judged from ");
  }

  @Test
  void wholeMicrosecondsThatMoveByOneAreNoRegression() {
    double[] nights = {15, 15, 15, 15, 15};

    Row row =
        NightRule.inFamilyOf(1)
            .judge(Metric.percentile(50, "us"), "row", nights, List.of(nights), 16);

    assertThat(row.verdict()).isNotEqualTo(RowVerdict.REGRESSED);
  }

  @Test
  void fewerNightsThanFiveConcludeNothing() {
    double[] nights = {100, 101, 99, 100};

    Row row = NightRule.inFamilyOf(1).judge(RATE, "row", nights, List.of(nights), 10);

    assertThat(row.verdict()).isEqualTo(RowVerdict.INCONCLUSIVE);
    assertThat(row.detail()).isEqualTo("4 of 5 nights");
  }
}
