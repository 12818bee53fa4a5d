package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void tooFewRoundsAreRefused() {
    assertThatThrownBy(() -> new SequentialRule(4, 0.02))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 rounds");
  }
}
