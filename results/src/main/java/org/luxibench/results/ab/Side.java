package org.luxibench.results.ab;

import java.nio.file.Path;
import java.util.Map;

/**
 * One of the two things measured.
 *
 * @param role {@code base} or {@code cand}
 * @param label how the user named it
 * @param directory its work tree, built
 * @param javaOptions extra options of the JVM that is measured, as one string; may be empty
 */
public record Side(String role, String label, Path directory, String javaOptions) {
  /**
   * What is to be set for the side's options to reach its JVM by a variable, behind those that the
   * user has put there.
   *
   * @param variable that holds options
   * @param ours this program's environment
   */
  Map<String, String> environment(String variable, Map<String, String> ours) {
    if (javaOptions.isBlank()) {
      return Map.of();
    }
    String both = ours.getOrDefault(variable, "") + " " + javaOptions;
    return Map.of(variable, both.strip());
  }
}
