package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.load.calibrate.SteadyRates.Kept;
import org.luxibench.results.load.Verdict;

class SteadyRatesTest {
  private static final double SECONDS = 3;
  private static final double IN_TIME = 400;
  private static final double LATE = 1_500;

  @Test
  void theHighestRateHasNoLowerOneThatWasNotKept() {
    List<Kept> tried = List.of(kept(10_000), late(20_000, 0), kept(30_000));
    assertThat(SteadyRates.highest(tried)).isEqualTo(10_000);
    assertThat(SteadyRates.verdict(tried)).isEqualTo(Verdict.FAILED);
  }

  @Test
  void theTargetPassesWhateverComesAboveIt() {
    List<Kept> tried = List.of(kept(10_000), kept(20_000), late(30_000, 0));
    assertThat(SteadyRates.verdict(tried)).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aMachineExcusesWhenItTookOneThousandthOfTheTime() {
    assertThat(SteadyRates.verdict(List.of(late(20_000, 2_999)))).isEqualTo(Verdict.FAILED);
    assertThat(SteadyRates.verdict(List.of(late(20_000, 3_000)))).isEqualTo(Verdict.INVALID);
  }

  @Test
  void noRateAtAllIsNoneKept() {
    assertThat(SteadyRates.highest(List.of())).isZero();
    assertThat(SteadyRates.verdict(List.of())).isEqualTo(Verdict.FAILED);
  }

  private static Kept kept(double rate) {
    return new Kept(rate, IN_TIME, 0, SECONDS);
  }

  private static Kept late(double rate, double stoodStillMicros) {
    return new Kept(rate, LATE, stoodStillMicros, SECONDS);
  }
}
