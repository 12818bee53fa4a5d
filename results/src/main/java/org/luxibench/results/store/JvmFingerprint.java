package org.luxibench.results.store;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that was measured.
 *
 * @param version such as {@code 17.0.15+6}
 * @param vendor who built it
 * @param vm name of the virtual machine
 * @param flags options it was started with, in order
 */
public record JvmFingerprint(String version, String vendor, String vm, List<String> flags) {
  /** That of a server which somebody else started. */
  public static final JvmFingerprint UNKNOWN =
      new JvmFingerprint(
          HostFingerprint.UNKNOWN, HostFingerprint.UNKNOWN, HostFingerprint.UNKNOWN, List.of());

  public JvmFingerprint {
    flags = List.copyOf(flags);
  }

  /** The JVM this code runs in. */
  public static JvmFingerprint take() {
    return new JvmFingerprint(
        Runtime.version().toString(),
        System.getProperty("java.vm.vendor", HostFingerprint.UNKNOWN),
        System.getProperty("java.vm.name", HostFingerprint.UNKNOWN),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /** What makes figures of this JVM and the other's incomparable; empty when they compare. */
  public List<String> differences(JvmFingerprint other) {
    List<String> found = new ArrayList<>();
    HostFingerprint.compare(found, "JVM version", version, other.version);
    HostFingerprint.compare(found, "JVM vendor", vendor, other.vendor);
    HostFingerprint.compare(found, "JVM", vm, other.vm);
    HostFingerprint.compare(found, "JVM flags", flags, other.flags);
    return found;
  }
}
