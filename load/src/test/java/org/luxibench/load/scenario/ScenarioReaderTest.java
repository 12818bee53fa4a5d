package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.load.Verdict;

class ScenarioReaderTest {
  private static final String SMALL =
      """
      name: small
      reason: to be read
      values: {rate: "10"}
      quick: {rate: "5"}
      requests:
        - {method: M, args: []}
      thresholds: [p99 <= 25ms]
      phases:
        - name: only
          schedule: {rate: "${rate}"}
          measure: 1500ms
      """;

  @Test
  void quickValuesReplaceTheOthers() {
    assertThat(read(SMALL, false).phases().get(0).schedule().rate()).isEqualTo(10);
    assertThat(read(SMALL, true).phases().get(0).schedule().rate()).isEqualTo(5);
  }

  @Test
  void valuesOfTheCommandLineAreTheStrongest() {
    Scenario scenario = ScenarioReader.read("f", SMALL, Form.QUICK, Map.of("rate", "7")).scenario();
    assertThat(scenario.phases().get(0).schedule().rate()).isEqualTo(7);
  }

  @Test
  void durationsHaveUnits() {
    assertThat(read(SMALL, false).phases().get(0).measure()).isEqualTo(Duration.ofMillis(1_500));
  }

  @Test
  void anUnknownKeyIsRefusedWithLineAndColumn() {
    assertThatThrownBy(() -> read(SMALL.replace("measure:", "mesure:"), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("f, line 11, column 5:")
        .hasMessageContaining("mesure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"measure: 3", "measure: 3 s", "measure: quick"})
  void whatIsNoDurationIsRefused(String wrong) {
    assertThatThrownBy(() -> read(SMALL.replace("measure: 1500ms", wrong), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 11");
  }

  @Test
  void aValueThatDoesNotExistIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read(SMALL.replace("${rate}", "${speed}"), false))
        .hasMessageContaining("f, line 10: ${speed}");
  }

  @Test
  void aThresholdMayOnlyNameEarlierPhases() {
    assertThatThrownBy(() -> read(SMALL.replace("25ms", "1.5 x later.p99"), false))
        .hasMessageContaining("names phase 'later'");
  }

  @Test
  void phasesPassUnlessTheScenarioExpectsOtherwise() {
    Scenario scenario = read(SMALL + "expect: {bgl-queries: {only: FAILED}}\n", false);
    assertThat(scenario.expected("bgl-queries", "only")).isEqualTo(Verdict.FAILED);
    assertThat(scenario.expected("lock-free-queries", "only")).isEqualTo(Verdict.PASSED);
  }

  @ParameterizedTest
  @MethodSource("org.luxibench.load.scenario.Library#names")
  void everyBuiltInScenarioReadsInBothForms(String name) throws Exception {
    String yaml = Library.yaml(name);
    for (Form form : Form.values()) {
      Scenario scenario = ScenarioReader.read(name, yaml, form, Map.of()).scenario();
      assertThat(scenario.name()).isEqualTo(name);
      assertThat(scenario.reason()).isNotBlank();
    }
  }

  private static Scenario read(String yaml, boolean quick) {
    return ScenarioReader.read("f", yaml, quick ? Form.QUICK : Form.FULL, Map.of()).scenario();
  }
}
