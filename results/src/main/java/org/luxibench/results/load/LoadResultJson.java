package org.luxibench.results.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A load run as it stands in {@code run.json} under {@code load}. */
public final class LoadResultJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private LoadResultJson() {}

  /** The JSON schema (2020-12) of what {@link #write} gives. */
  public static JsonNode schema() {
    try (InputStream in = LoadResultJson.class.getResourceAsStream("load.schema.json")) {
      return MAPPER.readTree(Objects.requireNonNull(in, "load.schema.json is not in the jar"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("load.schema.json", unreadable);
    }
  }

  /** The run as a tree, ready to be put into {@code run.json}. */
  public static JsonNode write(LoadResult result) {
    return MAPPER.valueToTree(result);
  }

  /**
   * Reads a run back; members unknown to this version are ignored.
   *
   * @throws JacksonException when a member is missing or of the wrong type; the message names it
   */
  public static LoadResult read(JsonNode load) {
    return MAPPER.treeToValue(load, LoadResult.class);
  }
}
