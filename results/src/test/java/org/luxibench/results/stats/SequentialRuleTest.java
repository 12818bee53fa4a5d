package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.results.stats.SequentialRule.Look;

final class SequentialRuleTest {
  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 10, 13, 30})
  void looksSpendTheLevelAndNoMore(int rounds) {
    double spent = new SequentialRule(rounds, 0.02).looks().stream().mapToDouble(Look::level).sum();

    assertThat(spent).isCloseTo(0.02, within(1e-12));
  }

  @Test
  void tenRoundsAreLookedAtAfterSixEightAndTen() {
    assertThat(new SequentialRule(10, 0.02).looks())
        .extracting(Look::after)
        .containsExactly(6, 8, 10);
  }

  @Test
  void fewRoundsAreLookedAtOnceEach() {
    assertThat(new SequentialRule(5, 0.02).looks()).extracting(Look::after).containsExactly(5);
    assertThat(new SequentialRule(6, 0.02).looks()).extracting(Look::after).containsExactly(5, 6);
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "6, 2", "7, 9", "8, 30", "10, 665"})
  void roundsShowAChangeInAsManyRowsAndNoMore(int rounds, int rows) {
    SequentialRule rule = new SequentialRule(rounds, 0.02);

    assertThat(rule.largestFamily()).isEqualTo(rows);
    assertThat(rule.looks()).anyMatch(look -> reaches(look, rows));
    assertThat(rule.looks()).noneMatch(look -> reaches(look, rows + 1));
  }

  /** A disturbed run of the faster side, slower than all of the other's; two rows are judged. */
  @ParameterizedTest
  @CsvSource({"7, false", "8, false", "9, false", "10, true"})
  void tenRoundsBearOneRunOnTheWrongSideOfAllOthers(int rounds, boolean bears) {
    double[] fast = IntStream.range(0, rounds).asDoubleStream().toArray();
    double[] slow = IntStream.range(100, 100 + rounds).asDoubleStream().toArray();
    fast[0] = 1_000;
    Look last = new SequentialRule(rounds, 0.02).looks().get(2);

    assertThat(2 * MannWhitney.pValue(Sample.of(fast), Sample.of(slow)) <= last.level())
        .isEqualTo(bears);
  }

  /** Two samples that do not overlap, the p of which is corrected as the least of a family's. */
  private static boolean reaches(Look look, int rows) {
    double[] low = IntStream.range(0, look.after()).asDoubleStream().toArray();
    double[] high = IntStream.range(100, 100 + look.after()).asDoubleStream().toArray();
    List<Double> p = new ArrayList<>(Collections.nCopies(rows, 1.0));
    p.set(0, MannWhitney.pValue(Sample.of(low), Sample.of(high)));
    return Holm.adjust(p).get(0) <= look.level();
  }

  @Test
  void leastRoundsForAFamilyAreTheFirstThatShowAChangeInIt() {
    assertThat(SequentialRule.leastFor(1, 0.02).rounds()).isEqualTo(5);
    assertThat(SequentialRule.leastFor(3, 0.02).rounds()).isEqualTo(7);
    assertThat(SequentialRule.leastFor(10, 0.02).rounds()).isEqualTo(8);
  }

  @Test
  void tooFewRoundsAreRefused() {
    assertThatThrownBy(() -> new SequentialRule(4, 0.02))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 rounds");
  }
}
