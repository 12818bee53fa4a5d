package org.luxibench.load.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the product lies. */
final class Home {
  private Home() {}

  /** The folder, as the launcher says or the working directory shows. */
  static Path find() {
    String home = System.getenv("LUXIBENCH_HOME");
    Path folder = Path.of(home == null ? "" : home).toAbsolutePath();
    if (home == null && !Files.exists(folder.resolve("core/target"))) {
      throw new IllegalStateException(
          "LUXIBENCH_HOME is not set and " + folder + " is not luxibench's folder");
    }
    return folder;
  }
}
