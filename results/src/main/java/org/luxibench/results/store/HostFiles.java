package org.luxibench.results.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a host's fingerprint from Linux's files below a root; on other systems finds nothing. */
final class HostFiles {
  private final Path root;

  HostFiles(Path root) {
    this.root = root;
  }

  HostFingerprint fingerprint() {
    return new HostFingerprint(
        hostName(),
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        first("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
            .orElse(HostFingerprint.UNKNOWN),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        memoryBytes(),
        cpuLimit(),
        first("sys/fs/cgroup/memory.max").filter(limit -> !limit.equals("max")).orElse("none"));
  }

  LoadAverage loadAverage() {
    String[] parts = first("proc/loadavg").orElse("").split(" ", -1);
    if (parts.length < 3) {
      return LoadAverage.UNKNOWN;
    }
    return new LoadAverage(
        Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
  }

  private String hostName() {
    return first("proc/sys/kernel/hostname").orElseGet(HostFiles::localName);
  }

  private static String localName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return HostFingerprint.UNKNOWN;
    }
  }

  private String cpuModel() {
    return lines("proc/cpuinfo").stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(HostFingerprint.UNKNOWN);
  }

  private long memoryBytes() {
    return lines("proc/meminfo").stream()
        .filter(line -> line.startsWith("MemTotal:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0L);
  }

  /** The file holds quota and period in microseconds, the quota {@code max} when unlimited. */
  private String cpuLimit() {
    String[] parts = first("sys/fs/cgroup/cpu.max").orElse("max").split(" ", -1);
    if (parts.length < 2 || parts[0].equals("max")) {
      return "none";
    }
    double processors = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    return String.format(Locale.ROOT, "%.2f", processors);
  }

  private Optional<String> first(String file) {
    return lines(file).stream().findFirst().map(String::strip);
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException absent) {
      return List.of();
    }
  }
}
