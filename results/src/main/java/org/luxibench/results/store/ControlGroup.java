package org.luxibench.results.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The limits that Linux's control groups put on this process: those of its own group and of all
 * above it, the narrowest counting. Reads version 2, and version 1 where a controller is still
 * there.
 *
 * @param root of the files, {@code /} but in tests
 */
record ControlGroup(Path root) {
  private static final String NONE = "none";

  /** Version 1 says "no limit" by the largest multiple of a page. */
  private static final double UNLIMITED = 9.2e18;

  /** Processors such as {@code 1.50}, {@code none}, or {@code unknown}. */
  String cpuLimit() {
    return limit("cpu", this::cpus)
        .map(
            least ->
                least.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f", least.getAsDouble()))
        .orElse(HostFingerprint.UNKNOWN);
  }

  /** Bytes, {@code none}, or {@code unknown}. */
  String memoryLimit() {
    return limit("memory", this::bytes)
        .map(least -> least.isEmpty() ? NONE : Long.toString((long) least.getAsDouble()))
        .orElse(HostFingerprint.UNKNOWN);
  }

  /** Nothing when it cannot be told; an empty number when there is no limit. */
  private Optional<OptionalDouble> limit(
      String controller, Function<Path, OptionalDouble> ofGroup) {
    Path mounted = root.resolve("sys/fs/cgroup");
    Optional<String> group = group(controller);
    Path top = mounted;
    if (group.isPresent()) {
      top = mounted.resolve(controller);
    } else {
      group = group("");
    }
    if (group.isEmpty() || !Files.isDirectory(top)) {
      return Optional.empty();
    }
    List<Path> groups = new ArrayList<>(List.of(top));
    for (Path part : Path.of(group.get())) {
      groups.add(groups.get(groups.size() - 1).resolve(part));
    }
    return Optional.of(
        groups.stream()
            .map(ofGroup)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .min());
  }

  /**
   * The group's path in a hierarchy: each line of the file has a number, the controllers of version
   * 1 (none in version 2) and the path.
   */
  private Optional<String> group(String controller) {
    return lines(root.resolve("proc/self/cgroup")).stream()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .filter(parts -> Arrays.asList(parts[1].split(",", -1)).contains(controller))
        .map(parts -> parts[2])
        .findFirst();
  }

  private OptionalDouble cpus(Path group) {
    OptionalDouble quota = number(group.resolve("cpu.cfs_quota_us"));
    OptionalDouble period = number(group.resolve("cpu.cfs_period_us"));
    if (quota.isPresent() && period.isPresent()) {
      return quota.getAsDouble() > 0
          ? OptionalDouble.of(quota.getAsDouble() / period.getAsDouble())
          : OptionalDouble.empty();
    }
    // Quota and period, the quota "max" when there is no limit.
    return lines(group.resolve("cpu.max")).stream()
        .map(line -> line.split(" ", -1))
        .filter(parts -> parts.length == 2 && !parts[0].equals("max"))
        .mapToDouble(parts -> Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]))
        .findFirst();
  }

  private OptionalDouble bytes(Path group) {
    OptionalDouble limit = number(group.resolve("memory.max"));
    if (limit.isEmpty()) {
      limit = number(group.resolve("memory.limit_in_bytes"));
    }
    return limit.isPresent() && limit.getAsDouble() < UNLIMITED ? limit : OptionalDouble.empty();
  }

  private static OptionalDouble number(Path file) {
    return lines(file).stream()
        .map(String::strip)
        .filter(line -> line.matches("-?\\d+"))
        .mapToDouble(Double::parseDouble)
        .findFirst();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException absent) {
      return List.of();
    }
  }
}
