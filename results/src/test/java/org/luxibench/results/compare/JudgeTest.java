package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.results.ExitCode;
import org.luxibench.results.stats.Sample;

final class JudgeTest {
  private static final Metric RATE = Metric.throughput("ops/us");
  private static final Metric P99 = Metric.percentile(99, "us/op");

  private static Measurements side(String name, Series... series) {
    return new Measurements(name, List.of(series), List.of(), Map.of(), List.of());
  }

  /** Log-normal figures about a centre; sigma in logarithms. */
  private static Sample noisy(double centre, double sigma, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Sample.of(
        Arrays.stream(new double[count])
            .map(zero -> centre * Math.exp(sigma * random.nextGaussian()))
            .toArray());
  }

  private static Row only(Sample base, Sample candidate) {
    return Judge.standard()
        .compare(side("b", Series.of("s", RATE, base)), side("c", Series.of("s", RATE, candidate)))
        .rows()
        .get(0);
  }

  @Test
  void lossOfATenthInTightSamplesHasRegressed() {
    Row row = only(noisy(100, 0.01, 10, 1), noisy(90, 0.01, 10, 2));

    assertThat(row.verdict()).isEqualTo(RowVerdict.REGRESSED);
    assertThat(row.moreSamples()).isZero();
  }

  @Test
  void gainOfATenthInTightSamplesHasImproved() {
    assertThat(only(noisy(100, 0.01, 10, 1), noisy(111, 0.01, 10, 2)).verdict())
        .isEqualTo(RowVerdict.IMPROVED);
  }

  @Test
  void samplesTooFewToShowSamenessAskForThoseThatAreMissing() {
    assertThat(only(Sample.of(100), Sample.of(100)).moreSamples()).isEqualTo(4);
    assertThat(only(Sample.of(100, 101, 100), Sample.of(100, 101, 100)).moreSamples()).isEqualTo(2);
  }

  @Test
  void sureButSmallDifferenceIsTheSame() {
    Row row = only(noisy(100, 0.002, 10, 1), noisy(98, 0.002, 10, 2));

    assertThat(row.adjustedP()).isLessThan(0.001);
    assertThat(row.verdict()).isEqualTo(RowVerdict.SAME);
  }

  @Test
  void noisySamplesAreInconclusiveAndSayHowManyMore() {
    Row row = only(noisy(100, 0.2, 6, 1), noisy(93, 0.2, 6, 2));

    assertThat(row.verdict()).isEqualTo(RowVerdict.INCONCLUSIVE);
    assertThat(row.moreSamples()).isPositive();
  }

  @Test
  void capIsNotToldAsAnEstimate() {
    Sample anything = Sample.of(1, 10, 100, 110, 1_000, 10_000);
    Row hopeless = only(anything, anything);

    assertThat(hopeless.needsMoreThanIsTold()).isTrue();
    assertThat(only(noisy(100, 0.1, 6, 1), noisy(93, 0.1, 6, 2)).needsMoreThanIsTold()).isFalse();
  }

  @Test
  void oneForkASideNeverConcludes() {
    Row row = only(Sample.of(100), Sample.of(50));

    assertThat(row.verdict()).isEqualTo(RowVerdict.INCONCLUSIVE);
    assertThat(row.moreSamples()).isPositive();
  }

  @Test
  void risingLatencyIsARegressionAndRisingRateAnImprovement() {
    Sample slow = noisy(150, 0.01, 10, 1);
    Sample fast = noisy(100, 0.01, 10, 2);
    Comparison comparison =
        Judge.standard()
            .compare(
                side("b", Series.of("s", RATE, fast), Series.of("s", P99, fast)),
                side("c", Series.of("s", RATE, slow), Series.of("s", P99, slow)));

    assertThat(comparison.rows())
        .extracting(Row::verdict)
        .containsExactly(RowVerdict.IMPROVED, RowVerdict.REGRESSED);
    assertThat(comparison.exitCode()).isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void percentileWithTooFewObservationsPastItIsRefused() {
    Series guess = new Series("s", P99, noisy(1, 0.01, 10, 1), 9);
    Comparison comparison = Judge.standard().compare(side("b", guess), side("c", guess));

    assertThat(comparison.rows().get(0).verdict()).isEqualTo(RowVerdict.REFUSED);
    assertThat(comparison.rows().get(0).detail()).contains("9 samples past the p99");
    assertThat(comparison.exitCode()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void seriesOfOneSideOnlyAreTold() {
    Series one = Series.of("old", RATE, Sample.of(1));
    Series two = Series.of("new", RATE, Sample.of(1));

    assertThat(Judge.standard().compare(side("b", one), side("c", two)).notes())
        .containsExactly(
            "only in the base: old throughput", "only in the candidate: new throughput");
  }

  @Test
  void whatTheCandidateLacksIsNeverFine() {
    Series both = Series.of("both", RATE, noisy(100, 0.002, 10, 1));
    Series lost = Series.of("lost", RATE, noisy(100, 0.002, 10, 2));

    Comparison comparison = Judge.standard().compare(side("b", both, lost), side("c", both));

    assertThat(comparison.count(RowVerdict.SAME)).isEqualTo(1);
    assertThat(comparison.exitCode()).isEqualTo(ExitCode.INVALID);
    assertThat(comparison.summary()).isEqualTo("1 same, 1 missing from the candidate (1 row)");
  }

  @Test
  void whatTheCandidateHasBesidesIsFine() {
    Series both = Series.of("both", RATE, noisy(100, 0.002, 10, 1));
    Series more = Series.of("more", RATE, noisy(100, 0.002, 10, 2));

    assertThat(Judge.standard().compare(side("b", both), side("c", both, more)).exitCode())
        .isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0, 5, REGRESSED",
    "10, 0, 7, REGRESSED",
    "20, 1, 9, REGRESSED",
    "5, 5, 0, IMPROVED",
    "1, 0, 1, SUSPECT",
    "5, 0, 4, SUSPECT",
    "10, 3, 7, SUSPECT",
    "5, 0, 2, INCONCLUSIVE",
    "5, 5, 5, INCONCLUSIVE",
    "5, 4, 0, INCONCLUSIVE"
  })
  void subjectHasRegressedWhenItFailsMoreOftenAndNotByChance(
      int runs, int base, int candidate, RowVerdict verdict) {
    Comparison comparison = Judge.standard().compare(failing(runs, base), failing(runs, candidate));

    assertThat(comparison.rows()).extracting(Row::verdict).containsExactly(verdict);
    assertThat(comparison.rows().get(0).detail()).contains(base + " of " + runs);
    assertThat(comparison.exitCode())
        .isEqualTo(
            switch (verdict) {
              case REGRESSED -> ExitCode.REGRESSION;
              case IMPROVED -> ExitCode.OK;
              default -> ExitCode.INVALID;
            });
  }

  /** Five runs a side that all fail are 2 in 252: past the level of two rows, not of three. */
  @ParameterizedTest
  @CsvSource({"1, REGRESSED", "2, SUSPECT"})
  void failuresAreOfTheFamilyThatIsCorrected(int others, RowVerdict verdict) {
    Series[] noise =
        IntStream.range(0, others)
            .mapToObj(n -> Series.of("s" + n, RATE, noisy(100, 0.002, 5, 1)))
            .toArray(Series[]::new);

    Row failed =
        Judge.standard()
            .compare(with(failing(5, 0), noise), with(failing(5, 5), noise))
            .rows()
            .get(0);

    assertThat(failed.metric()).isEqualTo(Metric.FAILED);
    assertThat(failed.verdict()).isEqualTo(verdict);
  }

  private static Measurements with(Measurements runs, Series... series) {
    return runs.with(List.of(series));
  }

  private static Comparison ofRows(int forks, int slow) {
    Series[] before = new Series[21];
    Series[] after = new Series[21];
    for (int row = 0; row < before.length; row++) {
      before[row] = Series.of("row" + row, RATE, noisy(100, 0.002, forks, row));
      after[row] =
          Series.of("row" + row, RATE, noisy(row < slow ? 50 : 100, 0.002, forks, 50 + row));
    }
    return Judge.standard().compare(side("b", before), side("c", after));
  }

  @Test
  void rowsThatLookWorseBySamplesTooFewToShowItAreNeverFine() {
    Comparison five = ofRows(5, 20);

    assertThat(five.count(RowVerdict.SAME)).isEqualTo(1);
    assertThat(five.exitCode()).isEqualTo(ExitCode.INVALID);
    assertThat(five.tooFewSamples())
        .hasValue(
            "5+5 samples cannot show a change in any of 21 rows, 7 a side can; look worse: 20");
    assertThat(ofRows(7, 20).exitCode()).isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void fewSamplesWillDoWhereNothingLooksWorse() {
    assertThat(ofRows(5, 0).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(ofRows(5, 0).tooFewSamples()).isEmpty();
  }

  @Test
  void rowTellsWhoseFarFiguresWereNotRanked() {
    Sample base = noisy(100, 0.01, 9, 1).and(Sample.of(300));
    Sample candidate = noisy(100, 0.01, 8, 2).and(Sample.of(300, 20));

    assertThat(only(base, candidate).detail())
        .isEqualTo("1 of the base and 2 of the candidate far from all others, not ranked");
  }

  @Test
  void subjectThatNeverFailedHasNoRowOfFailures() {
    assertThat(Judge.standard().compare(failing(5, 0), failing(5, 0)).rows()).isEmpty();
  }

  private static Measurements failing(int runs, int failed) {
    return new Measurements(
        "s",
        List.of(),
        Map.of("leg/phase", new Runs(runs, failed)),
        List.of(),
        Map.of(),
        List.of());
  }

  @Test
  void sameSeedGivesTheSameInterval() {
    Sample base = noisy(100, 0.1, 8, 1);
    Sample candidate = noisy(100, 0.1, 8, 2);

    assertThat(only(base, candidate)).isEqualTo(only(base, candidate));
  }
}
