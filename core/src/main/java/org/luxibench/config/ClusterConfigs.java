package org.luxibench.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where configurations come from: a file, or a generator. */
public final class ClusterConfigs {
  /** Fractions stay exact, so that time stamps are shown and saved as they were read. */
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ClusterConfigs() {}

  /**
   * Reads a file in the format of Ganeti's own configuration.
   *
   * @throws InvalidConfigException if its contents cannot be used; the message says why
   * @throws IOException if it cannot be read
   */
  public static ClusterConfig load(Path file) throws IOException {
    try {
      return ConfigReader.read(EXACT.readTree(Files.readAllBytes(file)), file.toString());
    } catch (JacksonException e) {
      throw new InvalidConfigException(
          "%s, line %d, column %d: expected JSON: %s"
              .formatted(
                  file,
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  e.getOriginalMessage()),
          e);
    }
  }

  /** Reads a configuration that is already parsed; {@code source} names it in errors. */
  static ClusterConfig read(JsonNode document, String source) throws InvalidConfigException {
    return ConfigReader.read(document, source);
  }

  /**
   * Checks that a configuration can be read back after a change. What the change left alone is
   * taken to be right.
   *
   * @throws InvalidConfigException if it could not; the message says why
   */
  public static void checkChange(ClusterConfig before, ClusterConfig after)
      throws InvalidConfigException {
    ConfigCheck.checkChange(before, after, "the change");
  }

  /**
   * Makes a cluster of the given size, the same one each time.
   *
   * @param nodes from 1 to 10,000
   * @param groups from 1 to the number of nodes
   * @param instances from 0 to 100,000
   * @throws IllegalArgumentException if a number is out of bounds; the message says which
   */
  public static ClusterConfig generate(int nodes, int groups, int instances) {
    return new ClusterGenerator(nodes, groups, instances).generate();
  }
}
