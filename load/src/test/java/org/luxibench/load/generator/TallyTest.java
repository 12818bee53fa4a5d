package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Percentiles;

final class TallyTest {
  /** Runs of equal builds would otherwise agree to the microsecond, and a step of one is 7 %. */
  @Test
  void fastRepliesAreKeptToThreeDigits() {
    Tally tally = new Tally();
    tally.response.recordValue(15_210);

    assertThat(Percentiles.of(tally.response(), 1_000).p50())
        .isCloseTo(15.21, withinPercentage(0.1));
  }
}
