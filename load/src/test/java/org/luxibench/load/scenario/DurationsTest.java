package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0s, 0, 0us",
    "250us, 250000, 250us",
    "250ms, 250000000, 250ms",
    "1.5ms, 1500000, 1.5ms",
    "0.0015s, 1500000, 1.5ms",
    "100s, 100000000000, 100s",
    "90s, 90000000000, 90s",
    "120s, 120000000000, 2m",
    "3m, 180000000000, 3m",
    "8h, 28800000000000, 480m",
    "' 2s ', 2000000000, 2s"
  })
  void aDurationIsReadAndWritten(String text, long nanos, String written) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    assertThat(Durations.text(Durations.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "5sec", "5ns", ".5s", "5.s", "1e3ms", "5S"})
  void whatIsNoDurationIsRefusedWithItsText(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "' is no duration");
  }
}
