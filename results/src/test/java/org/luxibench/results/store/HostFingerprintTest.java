package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

final class HostFingerprintTest {
  private static final HostFingerprint HOST =
      new HostFingerprint("h", "CPU", 2, "performance", "Linux 6", 8L << 30, "1.50", "none");

  private static HostFingerprint with(String field, String value) {
    ObjectNode tree = RunRecords.MAPPER.valueToTree(HOST);
    if (tree.path(field).isNumber()) {
      tree.put(field, Long.parseLong(value));
    } else {
      tree.put(field, value);
    }
    return RunRecords.MAPPER.treeToValue(tree, HostFingerprint.class);
  }

  @ParameterizedTest
  @CsvSource({
    "cpuModel, Other, CPU",
    "cores, 4, cores",
    "governor, powersave, governor",
    "kernel, Linux 7, kernel",
    "memoryBytes, 4294967296, memory",
    "cpuLimit, none, CPU limit",
    "memoryLimit, 1073741824, memory limit"
  })
  void whatMakesFiguresIncomparableIsNamedWithBothValues(String field, String value, String told) {
    Map<?, ?> ours = RunRecords.MAPPER.convertValue(HOST, Map.class);

    assertThat(HOST.differences(with(field, value)))
        .containsExactly("%s: %s, but %s".formatted(told, ours.get(field), value));
  }

  @ParameterizedTest
  @CsvSource({"name, other", "memoryBytes, 8300000000"})
  void hostsOfAnotherNameOrOfNearlyAsMuchMemoryAreAlike(String field, String value) {
    assertThat(HOST.differences(with(field, value))).isEmpty();
  }
}
