package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the width of a terminal is read. */
final class TerminalTest {

  @ParameterizedTest
  @CsvSource({"'24 132\n',132", "'0 0\n',80", "'',80", "'stty: no\n',80", "'24 99999\n',80"})
  void aTerminalThatDoesNotKnowItsWidthIsTakenForAUsualOne(String said, int columns) {
    assertThat(Terminal.columns(said)).isEqualTo(columns);
  }
}
