package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "85, 0.09",
    "850, 0.85",
    "9994, 9.99",
    "9996, 10.0",
    "51340, 51.3",
    "99949, 99.9",
    "99951, 100",
    "2003000, '2,003'"
  })
  void millisecondsKeepThreeDigits(double micros, String text) {
    assertThat(Figures.millis(micros)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 us", "999, 999 us", "1000, 1.00 ms", "999400, 999 ms", "2003000, 2.00 s"})
  void durationsTakeTheUnitThatSuits(double micros, String text) {
    assertThat(Figures.duration(micros)).isEqualTo(text);
  }
}
