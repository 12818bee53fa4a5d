package org.luxibench.results.cli;

import java.nio.file.Path;

/** Where the project lies: the launcher says so, otherwise the current directory. */
final class Home {
  private Home() {}

  static Path directory() {
    String home = System.getenv("LUXIBENCH_HOME");
    return Path.of(home == null || home.isBlank() ? "." : home);
  }

  /** {@code results/runs} of the project. */
  static Path runs() {
    return directory().resolve("results").resolve("runs");
  }
}
