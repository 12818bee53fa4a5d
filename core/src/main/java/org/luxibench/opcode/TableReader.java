package org.luxibench.opcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Reads opcode definitions from a resource beside this class. */
final class TableReader {
  private TableReader() {}

  static List<OpcodeDefinition> read(String resource) {
    List<OpcodeDefinition> definitions = new ArrayList<>();
    for (var entry : json(resource).properties()) {
      definitions.add(definition(entry.getKey(), entry.getValue()));
    }
    return definitions;
  }

  /**
   * Definitions with more parameters; one that is there already is replaced.
   *
   * @param resource an object of opcode to list of parameters; {@code *} stands for all opcodes
   */
  static List<OpcodeDefinition> extended(List<OpcodeDefinition> definitions, String resource) {
    JsonNode more = json(resource);
    List<OpcodeDefinition> extended = new ArrayList<>();
    for (OpcodeDefinition definition : definitions) {
      Map<String, Parameter> parameters = new LinkedHashMap<>();
      definition.parameters().forEach(each -> parameters.put(each.name(), each));
      for (String which : List.of(definition.id(), "*")) {
        more.path(which).values().stream()
            .map(TableReader::parameter)
            .forEach(each -> parameters.put(each.name(), each));
      }
      extended.add(
          new OpcodeDefinition(
              definition.id(),
              definition.bgl(),
              List.copyOf(parameters.values()),
              definition.summaryField()));
    }
    return extended;
  }

  private static JsonNode json(String resource) {
    try (InputStream in = TableReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing from the build");
      }
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OpcodeDefinition definition(String id, JsonNode json) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : json.get("params").values()) {
      parameters.add(parameter(parameter));
    }
    JsonNode summaryField = json.get("summary_field");
    return new OpcodeDefinition(
        id,
        bgl(json.get("bgl")),
        parameters,
        summaryField.isNull() ? null : summaryField.asString());
  }

  private static Bgl bgl(JsonNode json) {
    return json.isNull() ? Bgl.NONE : Bgl.valueOf(json.asString().toUpperCase(Locale.ROOT));
  }

  private static Parameter parameter(JsonNode json) {
    JsonNode defaultValue = json.get("default");
    return new Parameter(
        json.get("name").asString(),
        json.path("required").asBoolean(false),
        defaultValue == null ? NullNode.getInstance() : defaultValue,
        TypeParser.parse(json.get("type").asString()));
  }
}
