package org.luxibench.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

/** The definitions of all fields, read from {@code fields.json} beside this class. */
final class FieldCatalogue {
  private static final Map<String, List<FieldDefinition>> DEFINITIONS = read();

  private FieldCatalogue() {}

  /** The fields of a resource, such as {@code node}. */
  static List<FieldDefinition> of(String resource) {
    List<FieldDefinition> definitions = DEFINITIONS.get(resource);
    if (definitions == null) {
      throw new IllegalArgumentException("fields.json has no resource '" + resource + "'");
    }
    return definitions;
  }

  private static Map<String, List<FieldDefinition>> read() {
    try (InputStream in = FieldCatalogue.class.getResourceAsStream("fields.json")) {
      if (in == null) {
        throw new IllegalStateException("fields.json is not on the class path");
      }
      Map<String, List<FieldDefinition>> definitions = new LinkedHashMap<>();
      Json.MAPPER
          .readTree(in)
          .properties()
          .forEach(entry -> definitions.put(entry.getKey(), definitions(entry.getValue())));
      return definitions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<FieldDefinition> definitions(JsonNode fields) {
    List<FieldDefinition> definitions = new ArrayList<>();
    for (JsonNode field : fields.values()) {
      definitions.add(
          new FieldDefinition(
              field.get("name").stringValue(),
              field.get("title").stringValue(),
              FieldKind.parse(field.get("kind").stringValue()),
              field.get("doc").stringValue(),
              field.get("source").stringValue()));
    }
    return List.copyOf(definitions);
  }
}
