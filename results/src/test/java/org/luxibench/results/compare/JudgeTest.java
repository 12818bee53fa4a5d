package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
    "0, 1, REGRESSED",
    "0, 3, REGRESSED",
    "1, 5, REGRESSED",
    "0, 2, INCONCLUSIVE",
    "5, 5, INCONCLUSIVE",
    "4, 0, IMPROVED"
  })
  void subjectHasRegressedWhenMostOfItsRunsFailAnew(int base, int candidate, RowVerdict verdict) {
    int runs = base + candidate == 1 ? 1 : 5;
    Comparison comparison = Judge.standard().compare(failing(runs, base), failing(runs, candidate));

    assertThat(comparison.rows()).extracting(Row::verdict).containsExactly(verdict);
    assertThat(comparison.rows().get(0).detail()).contains(base + " of " + runs);
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
