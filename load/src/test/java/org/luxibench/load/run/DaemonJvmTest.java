package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.results.store.JvmFingerprint;

final class DaemonJvmTest {
  @Test
  void recordTellsTheOptionsOfTheDaemonNotOfTheTool() {
    DaemonJvm jvm =
        DaemonJvm.of(
            Map.of(
                "LUXIBENCH_DAEMON_JAVA_OPTS", " -Xint  -Dslow=1 ",
                "JDK_JAVA_OPTIONS", "-Xmx64m",
                "LUXIBENCH_JAVA_OPTS", "-Xmx2g"));

    assertThat(jvm.options()).containsExactly("-Xint", "-Dslow=1");
    assertThat(jvm.fingerprint().flags()).containsExactly("-Xmx64m", "-Xint", "-Dslow=1");
    assertThat(jvm.fingerprint().version()).isEqualTo(JvmFingerprint.take().version());
  }

  @Test
  void daemonWithoutOptionsHasNoFlags() {
    assertThat(DaemonJvm.of(Map.of()).fingerprint().flags()).isEqualTo(List.of());
  }
}
