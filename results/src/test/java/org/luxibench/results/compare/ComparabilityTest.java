package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;

final class ComparabilityTest {
  private static final HostFingerprint HOST =
      new HostFingerprint("a", "CPU", 2, "performance", "Linux 6", 8L << 30, "none", "none");
  private static final JvmFingerprint JVM = new JvmFingerprint("17", "v", "vm", List.of());

  private static Measurements side(HostFingerprint host, JvmFingerprint... jvms) {
    return side(host, Map.of("bench", List.of(jvms)));
  }

  private static Measurements side(HostFingerprint host, Map<String, List<JvmFingerprint>> jvms) {
    Map<String, List<Circumstances>> circumstances = new HashMap<>();
    jvms.forEach(
        (subject, some) ->
            circumstances.put(
                subject, some.stream().map(jvm -> new Circumstances(jvm, Map.of())).toList()));
    return new Measurements("s", List.of(), List.of(host), circumstances, List.of());
  }

  private static Measurements asked(String... ways) {
    List<Circumstances> circumstances =
        Arrays.stream(ways).map(way -> new Circumstances(JVM, Map.of("measuring", way))).toList();
    Map<String, List<Circumstances>> bySubject = Map.of("bench", circumstances);
    return new Measurements("s", List.of(), List.of(HOST), bySubject, List.of());
  }

  @Test
  void whatWasMeasuredInAnotherWayIsNamed() {
    assertThat(Comparability.differences(asked("3 x 1 s"), asked("5 x 1 s")))
        .containsExactly("measuring: 3 x 1 s, but 5 x 1 s");
    assertThat(Comparability.differences(asked("3 x 1 s"), asked("3 x 1 s", "5 x 1 s")))
        .containsExactly("measuring: 3 x 1 s, but 5 x 1 s");
  }

  @Test
  void ofLongTextsTheFirstUnlikeLineIsTold() {
    assertThat(
            Comparability.differences(
                asked("name: a\n  rate: 1\nx: 1\n"), asked("name: a\n  rate: 2\nx: 2\n")))
        .containsExactly("measuring: rate: 1, but rate: 2");
    assertThat(Comparability.differences(asked("a\nb"), asked("a")))
        .containsExactly("measuring: b, but nothing");
  }

  private static HostFingerprint withCpu(String cpu) {
    return new HostFingerprint("b", cpu, 2, "performance", "Linux 6", 8L << 30, "none", "none");
  }

  @Test
  void machinesOfOneMakeCompareWhateverTheirNames() {
    assertThat(Comparability.differences(side(HOST, JVM), side(withCpu("CPU"), JVM))).isEmpty();
  }

  @Test
  void anotherCpuIsNamed() {
    assertThat(Comparability.differences(side(HOST, JVM), side(withCpu("Other"), JVM)))
        .containsExactly("CPU: CPU, but Other");
  }

  @Test
  void anotherJvmFlagIsNamed() {
    JvmFingerprint other = new JvmFingerprint("17", "v", "vm", List.of("-Xint"));

    assertThat(Comparability.differences(side(HOST, JVM), side(HOST, other)))
        .containsExactly("JVM flags: [], but [-Xint]");
  }

  @Test
  void benchesMayHaveJvmsOfTheirOwn() {
    JvmFingerprint other = new JvmFingerprint("17", "v", "vm", List.of("-Xmx1g"));
    Map<String, List<JvmFingerprint>> jvms = Map.of("small", List.of(JVM), "large", List.of(other));
    Map<String, List<JvmFingerprint>> fewer = Map.of("small", List.of(JVM));

    assertThat(Comparability.differences(side(HOST, jvms), side(HOST, jvms))).isEmpty();
    assertThat(Comparability.differences(side(HOST, jvms), side(HOST, fewer))).isEmpty();
  }

  @Test
  void samplesOfOneSubjectByTwoJvmsAreNotPooled() {
    JvmFingerprint newer = new JvmFingerprint("25", "v", "vm", List.of());

    assertThat(Comparability.differences(side(HOST, JVM), side(HOST, JVM, newer)))
        .containsExactly("JVM version: 17, but 25");
    assertThat(Comparability.differences(side(HOST, JVM, newer), side(HOST, newer)))
        .containsExactly("JVM version: 17, but 25");
  }

  @Test
  void swappedJvmsAreFound() {
    JvmFingerprint other = new JvmFingerprint("17", "v", "vm", List.of("-Xmx1g"));

    assertThat(
            Comparability.differences(
                side(HOST, Map.of("a", List.of(JVM), "b", List.of(other))),
                side(HOST, Map.of("a", List.of(other), "b", List.of(JVM)))))
        .hasSize(2);
  }
}
