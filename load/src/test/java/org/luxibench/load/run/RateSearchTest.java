package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.load.scenario.Phase.Search;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Verdict;

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
    assertThat(rates.told()).contains("no rate was kept, and 13/s was not: too slow");
  }

  @Test
  void namesTheThresholdsThatBrokeBesideWhatTheGeneratorHasToSay() {
    Check kept = new Check("errors == 0", 0, 0, "", true);
    Check late = new Check("p99 <= 25ms", 25_000, 30_000, "us", false);
    Check slow = new Check("rate > 0.99 x planned-rate", 990, 900, "/s", false);

    assertThat(RateSearch.why(List.of(kept, late, slow), "connections ran out"))
        .isEqualTo("p99 <= 25ms, rate > 0.99 x planned-rate broke: connections ran out");
    assertThat(RateSearch.why(List.of(late), "p99 <= 25ms was 30.0 ms, limit 25.0 ms"))
        .isEqualTo("p99 <= 25ms was 30.0 ms, limit 25.0 ms");
    assertThat(RateSearch.why(List.of(kept), "the generator was late"))
        .isEqualTo("the generator was late");
  }

  @Test
  void aRateOfWhichNothingCouldBeSaidIsTriedAgainBeforeItBoundsTheSearch() {
    RateSearch rates = new RateSearch(new Search(100, 700, 1.1));
    assertThat(rates.was(Verdict.INVALID, "the generator was late")).isFalse();
    assertThat(rates.next()).isEqualTo(100);
    assertThat(rates.was(Verdict.PASSED, "")).isTrue();
    assertThat(rates.next()).isEqualTo(200);
    assertThat(rates.was(Verdict.INVALID, "the generator was late")).isFalse();
    assertThat(rates.was(Verdict.INVALID, "the generator was late")).isTrue();
    assertThat(rates.next()).isBetween(141.0, 142.0);
    assertThat(rates.told())
        .isEqualTo("100/s was kept, 200/s could not be judged: the generator was late");
  }

  private static RateSearch search(double from, double to, double breaksAt) {
    RateSearch rates = new RateSearch(new Search(from, to, 1.1));
    while (!rates.ended()) {
      rates.was(rates.next() <= breaksAt ? Verdict.PASSED : Verdict.FAILED, "too slow");
    }
    return rates;
  }
}
