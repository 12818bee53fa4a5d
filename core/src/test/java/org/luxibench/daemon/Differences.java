package org.luxibench.daemon;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds where two JSON values differ: in type, in value, in the order of keys, in length. */
final class Differences {
  private final List<String> pointers = new ArrayList<>();

  private Differences() {}

  /** The places, as JSON pointers; the deepest ones that hold a whole difference. */
  static List<String> between(JsonNode one, JsonNode other) {
    Differences differences = new Differences();
    differences.compare("", one, other);
    return differences.pointers;
  }

  private void compare(String pointer, JsonNode one, JsonNode other) {
    if (one.isObject() && other.isObject() && keys(one).equals(keys(other))) {
      one.propertyNames()
          .forEach(key -> compare(pointer + "/" + key, one.get(key), other.get(key)));
    } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        compare(pointer + "/" + i, one.get(i), other.get(i));
      }
    } else if (!one.toString().equals(other.toString())) {
      pointers.add(pointer);
    }
  }

  private static List<String> keys(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }
}
