package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.luxibench.results.load.Vitals;

/** Reads a process's memory, threads and descriptors from Linux's files about it. */
final class VitalsMeter {
  private final Path process;

  VitalsMeter(long pid) {
    this.process = Path.of("/proc", Long.toString(pid));
  }

  /** The process now; nothing when it has ended or this is no Linux. */
  Optional<Vitals> take(double t) {
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      long rss = 0;
      int threads = 0;
      for (String line : Files.readAllLines(process.resolve("status"))) {
        if (line.startsWith("VmRSS:")) {
          rss = number(line) * 1024;
        } else if (line.startsWith("Threads:")) {
          threads = (int) number(line);
        }
      }
      return Optional.of(new Vitals(t, rss, threads, (int) descriptors.count()));
    } catch (IOException | java.io.UncheckedIOException ended) {
      return Optional.empty();
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
