package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luxibench.results.load.Pause;

/**
 * What a JVM itself says of the times in which it stopped all its threads, for a collection of
 * garbage or for another reason.
 *
 * <p>It writes a line at the end of each such time, stamped by the clock that {@link
 * System#nanoTime} reads in every process of this machine. Each process has a file of its own, so
 * that one which takes another's place wipes nothing out.
 */
final class SafepointLog {
  private static final long LEAST_NANOS = 1_000_000;
  private static final String PREFIX = "safepoints-";

  private static final Pattern LINE =
      Pattern.compile("\\[(\\d+)ns] Safepoint \"([^\"]*)\",.* Total: *(\\d+) ns\\b.*");

  /** The names of what collectors stop the threads for. */
  private static final Pattern COLLECTION =
      Pattern.compile("(G1|Gen|Parallel|Serial|Shenandoah|X|Z)[A-Z].*|Collect.*|.*GC.*");

  private SafepointLog() {}

  /** What the JVM is to be started with so that it writes into a folder. */
  static String option(Path folder) {
    return "-Xlog:safepoint=info:file=\"%s\":timenanos:filecount=0"
        .formatted(folder.resolve(PREFIX + "%p.log"));
  }

  /**
   * The times of 1 ms and more that any JVM wrote into the folder, in their order.
   *
   * @param legStart what {@link Pause#t()} counts from, by {@link System#nanoTime}; earlier ones
   *     are left out
   * @throws IOException when a file cannot be read
   */
  static List<Pause> pauses(Path folder, long legStart) throws IOException {
    List<Pause> pauses = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*.log")) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          pause(line, legStart).ifPresent(pauses::add);
        }
      }
    }
    pauses.sort(Comparator.comparingDouble(Pause::t));
    return pauses;
  }

  /** Nothing for a line of another kind, or one that is being written. */
  private static Optional<Pause> pause(String line, long legStart) {
    Matcher found = LINE.matcher(line);
    if (!found.matches()) {
      return Optional.empty();
    }
    long since = Long.parseLong(found.group(1)) - legStart;
    long nanos = Long.parseLong(found.group(3));
    if (since < 0 || nanos < LEAST_NANOS) {
      return Optional.empty();
    }
    boolean collection = COLLECTION.matcher(found.group(2)).matches();
    return Optional.of(
        new Pause(since / 1e9, nanos / 1_000, collection ? "daemon gc" : "daemon safepoint"));
  }
}
