package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Verdict;

class OutcomeTest {
  private static final boolean ADDS_UP = true;

  @Test
  void figuresWithinTwoPercentOfTheComputedPass() {
    assertThat(outcome(row(100_000, 100_000, 101_900), 0)).isEqualTo(Verdict.PASSED);
    assertThat(outcome(row(100_000, 100_000, 98_100), 0)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aServerThatWasLateItselfMakesTheRunInvalid() {
    assertThat(outcome(row(100_000, 105_000, 105_400), 0)).isEqualTo(Verdict.INVALID);
  }

  @Test
  void whatDidNotHappenIsTheGeneratorsFault() {
    assertThat(outcome(row(100_000, 100_000, 105_000), 0)).isEqualTo(Verdict.FAILED);
    assertThat(outcome(row(920_000, 920_000, 21_000), 0)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aMachineThatStoodStillExcusesNoMoreThanItTook() {
    assertThat(outcome(row(100_000, 100_000, 105_000), 5_000)).isEqualTo(Verdict.INVALID);
    assertThat(outcome(row(100_000, 100_000, 105_000), 4_999)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void noMachineMakesALatencyShorter() {
    assertThat(outcome(row(920_000, 920_000, 500_000), 1e9)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void countsThatDoNotAddUpFailWhateverTheFiguresSay() {
    Row fine = row(100_000, 100_000, 100_000);
    assertThat(new Outcome(List.of(fine), !ADDS_UP, 0).verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void aGeneratorThatSendsLateIsNotExcusedByTheServersClock() {
    Row late = new Row("server", 99, 100_000, 10_000, 110_000, 110_000, 0);
    assertThat(outcome(late, 0)).isEqualTo(Verdict.FAILED);
    assertThat(outcome(late, 7_999)).isEqualTo(Verdict.FAILED);
    assertThat(outcome(late, 8_001)).isEqualTo(Verdict.INVALID);
  }

  private static Verdict outcome(Row row, double stoodStillMicros) {
    return new Outcome(List.of(row), ADDS_UP, stoodStillMicros).verdict();
  }

  private static Row row(double expected, double served, double reported) {
    return new Row("server", 99, expected, 0, served, reported, 0);
  }
}
