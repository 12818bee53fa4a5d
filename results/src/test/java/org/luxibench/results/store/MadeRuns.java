package org.luxibench.results.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes up stored runs for tests. */
public final class MadeRuns {
  /** The machine they were "made" on. */
  public static final HostFingerprint HOST =
      new HostFingerprint("h", "CPU", 2, "performance", "Linux 6", 8L << 30, "none", "none");

  private MadeRuns() {}

  /** The start of the n-th run of a suite, an hour after the one before. */
  public static RunStart start(String suite, int n, HostFingerprint host) {
    return new RunStart(
        suite,
        new SourceState(String.format("%02x", n).repeat(20), false),
        List.of("bench"),
        host,
        new JvmFingerprint("17", "v", "vm", List.of()),
        Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(n)),
        LoadAverage.UNKNOWN);
  }

  /** A finished bench run with this JMH file. */
  public static Path bench(Path root, String suite, int n, String jmh) throws IOException {
    return bench(root, start(suite, n, HOST), jmh);
  }

  /** A repository of its own with one commit: what surrounds the folder does not matter then. */
  public static void repository(Path home) throws Exception {
    Files.writeString(home.resolve("tracked"), "as committed\n");
    for (String arguments :
        List.of("init -q", "add tracked", "-c user.name=t -c user.email=t@t commit -q -m first")) {
      List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
      command.addAll(List.of(arguments.split(" ", -1)));
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (code != 0) {
        throw new IOException(command + " ended with " + code);
      }
    }
  }

  /** Another run with the same files. */
  public static void copy(Path run, Path other) throws IOException {
    Files.createDirectory(other);
    try (var files = Files.list(run)) {
      for (Path file : files.toList()) {
        Files.copy(file, other.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  /** A finished bench run with this JMH file. */
  public static Path bench(Path root, RunStart start, String jmh) throws IOException {
    RunFolder folder = RunFolder.create(root, start);
    Files.writeString(folder.path().resolve("jmh.json"), jmh);
    return folder.finish(start.endWithBench("jmh.json"));
  }
}
