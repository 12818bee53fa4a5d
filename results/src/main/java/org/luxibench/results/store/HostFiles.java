package org.luxibench.results.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a host's fingerprint from Linux's files below a root; on other systems finds nothing. */
final class HostFiles {
  private final Path root;

  HostFiles(Path root) {
    this.root = root;
  }

  HostFingerprint fingerprint() {
    ControlGroup group = new ControlGroup(root);
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
        group.cpuLimit(),
        group.memoryLimit());
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

  /** ARM names no model, but implementer and part. */
  private String cpuModel() {
    List<String> info = lines("proc/cpuinfo");
    return value(info, "model name")
        .or(
            () ->
                value(info, "CPU part")
                    .map(part -> value(info, "CPU implementer").orElse("") + " " + part))
        .orElse(HostFingerprint.UNKNOWN);
  }

  private static Optional<String> value(List<String> info, String key) {
    return info.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private long memoryBytes() {
    return lines("proc/meminfo").stream()
        .filter(line -> line.startsWith("MemTotal:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0L);
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
