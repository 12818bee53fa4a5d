package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.results.load.Check;

class ThresholdTest {
  private static final Map<String, Double> MEASURED =
      Map.of(
          "/p99", 30_000.0,
          "base/p99", 10_000.0,
          "base.two/service.p99", 7_000.0,
          "/lag.p999", 4_000.0,
          "/errors", 0.0,
          "/rate", 99.5,
          "/planned", 1_244.0,
          "/planned-rate", 100.0,
          "base/planned-rate", 101.0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p99 < 25ms                            | false | 25000",
        "p99 <= max(1.5 x base.p99, 25ms)      | false | 25000",
        "p99 <= 3 x base.p99                   | true  | 30000",
        "p99 < 3 x base.p99                    | false | 30000",
        "p99 <= min(1s, 4 * base.p99)          | true  | 40000",
        "errors == 0                           | true  | 0",
        "rate > 0.99 x planned                 | true  | 99",
        "rate > base.planned                   | false | 101",
        "completed > 0.5 x planned             | false | 622",
        "lag.p999 < 5ms                        | true  | 5000",
        "p99 > base.two.service.p99            | true  | 7000"
      })
  void judges(String text, boolean ok, double limit) {
    Check check = judge(text);
    assertThat(check.limit()).isEqualTo(limit);
    assertThat(check.ok()).isEqualTo(ok);
  }

  @Test
  void saysWhichUnitItsFiguresHave() {
    assertThat(judge("lag.p999 < 5ms").unit()).isEqualTo("us");
    assertThat(judge("rate > 5/s").unit()).isEqualTo("/s");
    assertThat(judge("errors == 0").unit()).isEmpty();
  }

  @Test
  void namesThePhasesItNeeds() {
    assertThat(Threshold.parse("p99 <= max(1.5 x base.p99, other.lag.p50)").phases())
        .containsExactly("base", "other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p98 < 25ms       | is no metric, expected",
        "p99 25ms         | expected one of < <= > >= ==",
        "p99 < 25ms 3     | expected the end",
        "p99 <            | expected a number",
        "p99 < max(1ms, 2ms   | expected , or )",
        "p99 < 25                  | column 7: expected a duration such as 25ms",
        "errors < 5ms              | column 10: expected a bare number or a count",
        "rate > 100                | column 8: expected a rate such as 100/s",
        "rate > completed          | column 8: expected a rate such as 100/s",
        "p99 <= base.errors        | column 8: expected a duration",
        "p99 <= 5ms x base.p50     | column 14: expected a bare number or a count, for the other",
        "p99 <= max(1.5 x base.p99, 25) | column 28: expected a duration",
        "p99 < 25ms lightyears | column 12"
      })
  void whatItCannotReadIsToldWithThePlace(String text, String told) {
    assertThatThrownBy(() -> Threshold.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told)
        .hasMessageContaining("column");
  }

  @Test
  void saysWhichPercentileOfRepliesItLimits() {
    assertThat(Threshold.parse("p99 < 5ms").limitedPercentile()).hasValue(99);
    assertThat(Threshold.parse("service.p999 < 5ms").limitedPercentile()).hasValue(99.9);
    assertThat(Threshold.parse("max <= 1s").limitedPercentile()).hasValue(100);
    assertThat(Threshold.parse("mean <= 1s").limitedPercentile()).isEmpty();
    assertThat(Threshold.parse("lag.p999 < 5ms").limitedPercentile()).isEmpty();
    assertThat(Threshold.parse("p99 > 5ms").limitedPercentile()).isEmpty();
    assertThat(Threshold.parse("errors < 5").limitedPercentile()).isEmpty();
  }

  private static Check judge(String text) {
    return Threshold.parse(text)
        .judge((phase, metric) -> MEASURED.getOrDefault(phase + "/" + metric, Double.NaN));
  }
}
