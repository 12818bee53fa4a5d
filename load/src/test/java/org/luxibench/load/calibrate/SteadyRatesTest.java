package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.calibrate.SteadyRates.Kept;
import org.luxibench.load.generator.Generator;
import org.luxibench.load.generator.GeneratorOptions;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.results.load.Verdict;

class SteadyRatesTest {
  @TempDir private Path folder;

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

  @Test
  void aServerThatNeverAnswersKeepsNoRate() throws Exception {
    assertThat(once((received, number) -> Conduct.NEVER).answered()).isFalse();
    assertThat(new Kept(20_000, IN_TIME, 0, false, 0, SECONDS).kept()).isFalse();
  }

  @Test
  void aServerThatIsSlowerThanTheRateDoesNotKeepIt() throws Exception {
    assertThat(once(Conduct.oneByOne(4_000_000)).waitP999Micros()).isGreaterThan(LATE);
    assertThat(new Kept(20_000, IN_TIME, LATE, true, 0, SECONDS).kept()).isFalse();
  }

  private Kept once(Conduct slow) throws Exception {
    Duration timeout = Duration.ofMillis(300);
    try (KnownServer server = KnownServer.start(folder.resolve("s"), slow);
        Generator generator =
            new Generator(
                new GeneratorOptions(server.socket(), 4, timeout, ConnectionStyle.KEPT, 1),
                Calibration.mix())) {
      return new SteadyRates(generator, 0.05).once(1_000);
    }
  }

  private static Kept kept(double rate) {
    return new Kept(rate, IN_TIME, 0, true, 0, SECONDS);
  }

  private static Kept late(double rate, double stoodStillMicros) {
    return new Kept(rate, LATE, 0, true, stoodStillMicros, SECONDS);
  }
}
