package org.luxibench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final String OP = "OP_NODE_ADD";

  @ParameterizedTest
  @CsvSource({
    "silent:node3,Silent[node=node3]",
    "crashed:inst4.example.com,Crashed[instance=inst4.example.com]",
    "failing:OP_X,'Failing[opId=OP_X, share=1.0]'",
    "failing:OP_X:25%,'Failing[opId=OP_X, share=0.25]'",
    "failing:OP_X:0.5%,'Failing[opId=OP_X, share=0.005]'"
  })
  void faultIsReadFromText(String text, String fault) {
    assertThat(Fault.parse(text)).hasToString(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "silent",
        "silent:",
        "silent:a:b",
        "broken:a",
        "failing:OP_X:25",
        "failing:OP_X:0%",
        "failing:OP_X:101%",
        "failing:OP_X:-1%",
        "failing:OP_X:1%:2"
      })
  void textThatIsNoFaultIsRefusedWithWhatWasExpected(String text) {
    assertThatThrownBy(() -> Fault.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  @Test
  void workFailsInItsShareOfCasesAndAlikeInEveryRunOfASeed() {
    List<Boolean> first = failures(new Faults(7));
    assertThat(first.stream().filter(failed -> failed)).hasSizeBetween(200, 300);
    assertThat(failures(new Faults(7))).isEqualTo(first);
    assertThat(failures(new Faults(8))).isNotEqualTo(first);
  }

  @Test
  void workFailsAlwaysUntilItIsMended() {
    Faults faults = new Faults(1);
    faults.inject(Fault.parse("failing:" + OP));
    assertThat(faults.failure(OP)).contains("Simulated failure of OP_NODE_ADD");
    assertThat(faults.failure("OP_NODE_REMOVE")).isEmpty();
    faults.mendWork(OP);
    assertThat(faults.failure(OP)).isEmpty();
  }

  private static List<Boolean> failures(Faults faults) {
    faults.inject(new Fault.Failing(OP, 0.25));
    return IntStream.range(0, 1_000).mapToObj(i -> faults.failure(OP).isPresent()).toList();
  }
}
