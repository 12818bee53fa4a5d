package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.luxibench.load.scenario.Phase.Search;

class RateSearchTest {

  @Test
  void closesInOnTheRateThatBreaks() {
    RateSearch rates = search(100, 100_000, 3_333);
    assertThat(rates.best()).isLessThanOrEqualTo(3_333).isCloseTo(3_333, within(333.0));
    assertThat(rates.told()).contains("was kept").contains("too slow");
  }

  @Test
  void goesNoFurtherThanItMay() {
    RateSearch rates = search(100, 700, Double.POSITIVE_INFINITY);
    assertThat(rates.best()).isEqualTo(700);
    assertThat(rates.told()).contains("more was not tried");
  }

  @Test
  void goesDownWhenItBeganTooHigh() {
    assertThat(search(100, 700, 30).best()).isLessThanOrEqualTo(30).isGreaterThan(27);
  }

  @Test
  void saysWhenNotEvenTheFirstIsKept() {
    RateSearch rates = search(100, 700, 1);
    assertThat(rates.best()).isZero();
    assertThat(rates.told()).contains("not even 13/s");
  }

  private static RateSearch search(double from, double to, double breaksAt) {
    RateSearch rates = new RateSearch(new Search(from, to, 1.1));
    while (!rates.ended()) {
      rates.was(rates.next() <= breaksAt, "too slow");
    }
    return rates;
  }
}
