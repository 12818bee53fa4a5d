package org.luxibench.daemon;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** How a method of 2.5 sends its arguments; from 3.0 on all are lists. */
enum ArgumentShape {
  /** A list with one element for each argument. */
  LIST {
    @Override
    List<JsonNode> positions(JsonNode args) {
      if (!args.isArray()) {
        throw new ArgumentException("arguments must be a list, not " + Arguments.kindOf(args));
      }
      return List.copyOf(args.values());
    }
  },
  /** The only argument itself. */
  BARE {
    @Override
    List<JsonNode> positions(JsonNode args) {
      return List.of(args);
    }
  },
  /** An object with what, fields and perhaps filter. */
  QUERY {
    @Override
    List<JsonNode> positions(JsonNode args) {
      return Stream.of("what", "fields", "filter").map(key -> member(args, key)).toList();
    }
  },
  /** An object with what and fields. */
  QUERY_FIELDS {
    @Override
    List<JsonNode> positions(JsonNode args) {
      return Stream.of("what", "fields").map(key -> member(args, key)).toList();
    }
  },
  /** Whatever it is, it is not looked at. */
  IGNORED {
    @Override
    List<JsonNode> positions(JsonNode args) {
      return List.of();
    }
  };

  abstract List<JsonNode> positions(JsonNode args);

  private static JsonNode member(JsonNode args, String key) {
    if (!args.isObject()) {
      throw new ArgumentException("arguments must be an object, not " + Arguments.kindOf(args));
    }
    JsonNode value = args.get(key);
    return value == null ? NullNode.getInstance() : value;
  }
}
