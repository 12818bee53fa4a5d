package org.luxibench.load.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The built-in scenarios, and files of one's own. */
public final class Library {
  private static final List<String> BUILT_IN =
      List.of(
          "bgl-contention",
          "wait-for-job-change",
          "worker-cliff",
          "exclusive-starvation",
          "submit-storm",
          "job-mix",
          "connection-churn",
          "many-connections",
          "big-cluster",
          "config-size",
          "crash-restart",
          "soak",
          "capacity",
          "real-luxid",
          "peers",
          "real-wconfd",
          "real-contention");

  private Library() {}

  /** Names of the built-in scenarios. */
  public static List<String> names() {
    return BUILT_IN;
  }

  /**
   * The YAML of a built-in scenario, or of a file.
   *
   * @param nameOrFile a built-in name, or a path that ends in .yaml or .yml
   * @throws IllegalArgumentException when it is neither
   * @throws IOException when the file cannot be read
   */
  public static String yaml(String nameOrFile) throws IOException {
    if (BUILT_IN.contains(nameOrFile)) {
      return resource(nameOrFile + ".yaml");
    }
    if (nameOrFile.endsWith(".yaml") || nameOrFile.endsWith(".yml")) {
      return Files.readString(Path.of(nameOrFile));
    }
    throw new IllegalArgumentException(
        "no scenario '%s', expected a .yaml file or one of %s"
            .formatted(nameOrFile, String.join(", ", BUILT_IN)));
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = Library.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
