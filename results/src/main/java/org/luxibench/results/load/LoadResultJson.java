package org.luxibench.results.load;

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
