package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;

final class ComparabilityTest {
  private static final HostFingerprint HOST =
      new HostFingerprint("a", "CPU", 2, "performance", "Linux 6", 8L << 30, "none", "none");
  private static final JvmFingerprint JVM = new JvmFingerprint("17", "v", "vm", List.of());

  private static Measurements side(HostFingerprint host, JvmFingerprint... jvms) {
    return new Measurements("s", List.of(), List.of(host), List.of(jvms), List.of());
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
  void severalJvmsASideAreFineWhenEachHasItsLike() {
    JvmFingerprint other = new JvmFingerprint("17", "v", "vm", List.of("-Xmx1g"));

    assertThat(Comparability.differences(side(HOST, JVM, other), side(HOST, other, JVM))).isEmpty();
  }
}
