package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.load.generator.MadeTally;
import org.luxibench.results.load.Vitals;

class MetricTest {
  /** Of nine looks at the daemon; the first three are for warming up. */
  private static final List<Vitals> GROWING =
      IntStream.range(0, 9)
          .mapToObj(
              look ->
                  look < 3
                      ? new Vitals(look, 9_999, 999, 99)
                      : look < 6
                          ? new Vitals(look, 1_000, 10 + look % 3, 50)
                          : new Vitals(look, 1_300, 22, 25))
          .toList();

  /** A hundred requests, ten of them noticed 200 ms late; all answered 10 ms after their send. */
  @ParameterizedTest
  @CsvSource({
    "p50, 10000",
    "p90, 10000",
    "p99, 210000",
    "p999, 210000",
    "p9999, 210000",
    "max, 210000",
    "mean, 30000",
    "lag.p50, 0",
    "lag.p99, 200000",
    "lag.mean, 20000",
    "service.p50, 10000",
    "service.max, 10000",
    "timeouts, 0",
    "errors, 0",
    "abandoned, 0",
    "planned, 100",
    "completed, 100",
    "planned-rate, 100",
    "rate, 100",
    "rss-growth, 1.3",
    "threads-growth, 2",
    "descriptors-growth, 0.5"
  })
  void aFigureIsFoundByItsName(String name, double value) {
    assertThat(Metric.of(measured(GROWING), name)).isCloseTo(value, within(0.001 * value + 1e-9));
  }

  @Test
  void whatGrewCannotBeToldFromTwoLooks() {
    assertThat(Metric.of(measured(GROWING.subList(0, 2)), "rss-growth")).isNaN();
  }

  @Test
  void timeoutsCountAsSuchAndOnlyWhatWasCompletedInTimeIsInTheRate() {
    Judge.Measured measured =
        new Judge.Measured(
            MadeTally.twoKinds(1, (start, latencies) -> {}),
            List.of(),
            ProcessorUse.UNKNOWN,
            Duration.ZERO,
            DuringPhase.Done.NOTHING);
    assertThat(Metric.of(measured, "timeouts")).isEqualTo(1);
    assertThat(Metric.of(measured, "planned-rate")).isCloseTo(20 / 3.0, within(1e-9));
    assertThat(Metric.of(measured, "rate")).isCloseTo(19 / 3.0, within(1e-9));
  }

  private static Judge.Measured measured(List<Vitals> vitals) {
    return new Judge.Measured(
        MadeTally.late(100, 10, 200),
        vitals,
        ProcessorUse.UNKNOWN,
        Duration.ZERO,
        DuringPhase.Done.NOTHING);
  }
}
