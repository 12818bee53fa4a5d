package org.luxibench.results.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The machine a run was made on. Two runs compare only when {@link #differences} is empty.
 *
 * @param name the host's name; told, but not compared, for machines of one make are alike
 * @param cpuModel as the kernel names it, or {@code unknown}
 * @param cores logical processors this JVM may use
 * @param governor frequency governor of the first core, or {@code unknown} (virtual machines)
 * @param kernel name, release and architecture
 * @param memoryBytes physical memory in bytes; 0 when unknown
 * @param cpuLimit processors the control groups allow, such as {@code 1.50}, {@code none} or {@code
 *     unknown}
 * @param memoryLimit bytes the control groups allow, {@code none} or {@code unknown}
 */
public record HostFingerprint(
    String name,
    String cpuModel,
    int cores,
    String governor,
    String kernel,
    long memoryBytes,
    String cpuLimit,
    String memoryLimit) {

  /** What a record written before hosts were told has in their place. */
  static final String UNKNOWN = "unknown";

  /** Kernels of one machine report slightly different amounts: a twentieth is no difference. */
  private static final long MEMORY_SHARE = 20;

  /** Reads this machine; what cannot be read is {@code unknown} or 0. */
  public static HostFingerprint take() {
    return new HostFiles(Path.of("/")).fingerprint();
  }

  /**
   * What makes figures of this host and the other's incomparable, one sentence each; empty when
   * they may be compared.
   */
  public List<String> differences(HostFingerprint other) {
    List<String> found = new ArrayList<>();
    boolean isUnknown = cpuModel.equals(UNKNOWN) && other.cpuModel.equals(UNKNOWN);
    if (isUnknown && !name.equals(other.name)) {
      found.add("CPU: unknown on two hosts, %s and %s".formatted(name, other.name));
    }
    compare(found, "CPU", cpuModel, other.cpuModel);
    compare(found, "cores", cores, other.cores);
    compare(found, "governor", governor, other.governor);
    compare(found, "kernel", kernel, other.kernel);
    if (Math.abs(memoryBytes - other.memoryBytes) > memoryBytes / MEMORY_SHARE) {
      compare(found, "memory", memoryBytes, other.memoryBytes);
    }
    compare(found, "CPU limit", cpuLimit, other.cpuLimit);
    compare(found, "memory limit", memoryLimit, other.memoryLimit);
    return found;
  }

  static void compare(List<String> found, String what, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      found.add("%s: %s, but %s".formatted(what, ours, theirs));
    }
  }
}
