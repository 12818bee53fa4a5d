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

/**
 * The definitions of all fields, read from {@code fields.json} beside this class. What 3.0 adds to
 * them or tells otherwise is in {@code fields-3.0.json}.
 */
final class FieldCatalogue {
  private static final Map<String, List<FieldDefinition>> DEFINITIONS = read("fields.json");
  private static final Map<String, List<FieldDefinition>> NEWER = newer();

  private FieldCatalogue() {}

  /** The fields of a resource, such as {@code node}. */
  static List<FieldDefinition> of(QueryDialect dialect, String resource) {
    List<FieldDefinition> definitions =
        (dialect == QueryDialect.V3_0 ? NEWER : DEFINITIONS).get(resource);
    if (definitions == null) {
      throw new IllegalArgumentException("fields.json has no resource '" + resource + "'");
    }
    return definitions;
  }

  private static Map<String, List<FieldDefinition>> newer() {
    Map<String, List<FieldDefinition>> all = new LinkedHashMap<>(DEFINITIONS);
    read("fields-3.0.json")
        .forEach((resource, more) -> all.merge(resource, more, FieldCatalogue::overlaid));
    return all;
  }

  /** Both, the later one's where both have a name. */
  private static List<FieldDefinition> overlaid(
      List<FieldDefinition> definitions, List<FieldDefinition> over) {
    Map<String, FieldDefinition> byName = new LinkedHashMap<>();
    definitions.forEach(each -> byName.put(each.name(), each));
    over.forEach(each -> byName.put(each.name(), each));
    return List.copyOf(byName.values());
  }

  private static Map<String, List<FieldDefinition>> read(String file) {
    try (InputStream in = FieldCatalogue.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
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
