package org.luxibench.load.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.luxibench.json.Json;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * Holds a document to {@code scenario.schema.json} while it is parsed, so that whatever is wrong is
 * told with its line and column. Knows as much of JSON Schema as that file uses: {@code type},
 * {@code properties}, {@code additionalProperties}, {@code required}, {@code items}, {@code enum},
 * {@code pattern}, {@code minimum}, {@code exclusiveMinimum} and {@code $ref}.
 */
final class Schema {
  private static final JsonNode ROOT = load();

  private final String from;
  private final JsonParser parser;

  private Schema(String from, JsonParser parser) {
    this.from = from;
    this.parser = parser;
  }

  /** Reads the document to its end. */
  static void check(String from, JsonParser parser) {
    Schema schema = new Schema(from, parser);
    if (parser.nextToken() == null) {
      throw new IllegalArgumentException(from + " is empty");
    }
    schema.value(ROOT, "the document");
  }

  static JsonNode root() {
    return ROOT;
  }

  private static JsonNode load() {
    try (InputStream in = Schema.class.getResourceAsStream("scenario.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("scenario.schema.json is not on the class path");
      }
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode resolved(JsonNode schema) {
    JsonNode reference = schema.get("$ref");
    return reference == null ? schema : ROOT.at(reference.stringValue().substring(1));
  }

  private void value(JsonNode stated, String where) {
    JsonNode schema = resolved(stated);
    switch (parser.currentToken()) {
      case START_OBJECT -> object(schema, where);
      case START_ARRAY -> array(schema, where);
      default -> scalar(schema, where);
    }
  }

  private void object(JsonNode schema, String where) {
    type(schema, "object", where);
    TokenStreamLocation start = parser.currentTokenLocation();
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonNode member = member(schema, key, where);
      if (!seen.add(key)) {
        throw wrong(parser.currentTokenLocation(), "'%s' stands there twice".formatted(key));
      }
      parser.nextToken();
      value(member, "'" + key + "'");
    }
    for (JsonNode required : schema.path("required").values()) {
      if (!seen.contains(required.stringValue())) {
        throw wrong(start, "%s lacks '%s'".formatted(where, required.stringValue()));
      }
    }
  }

  private JsonNode member(JsonNode schema, String key, String where) {
    JsonNode member = schema.path("properties").get(key);
    if (member != null) {
      return member;
    }
    JsonNode others = schema.path("additionalProperties");
    if (others.isBoolean()) {
      Set<String> known = new TreeSet<>(schema.path("properties").propertyNames());
      throw wrong(
          parser.currentTokenLocation(),
          "%s has no '%s', only %s".formatted(where, key, String.join(", ", known)));
    }
    return others;
  }

  private void array(JsonNode schema, String where) {
    type(schema, "array", where);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      value(schema.path("items"), where);
    }
  }

  private void scalar(JsonNode schema, String where) {
    String text = parser.getValueAsString("null");
    JsonNode choice = schema.path("enum");
    if (choice.isArray()
        && choice.values().stream().noneMatch(each -> each.asString().equals(text))) {
      throw wrong(
          parser.currentTokenLocation(),
          "%s is '%s', expected one of %s".formatted(where, text, texts(choice)));
    }
    JsonNode pattern = schema.path("pattern");
    if (pattern.isString() && !Pattern.matches(pattern.stringValue(), text)) {
      throw wrong(
          parser.currentTokenLocation(),
          "%s is '%s', expected a text like %s".formatted(where, text, pattern.stringValue()));
    }
    List<String> types = types(schema);
    if (!types.isEmpty() && types.stream().noneMatch(type -> isOf(type, text))) {
      throw wrong(
          parser.currentTokenLocation(),
          "%s is '%s', expected %s".formatted(where, text, String.join(" or ", types)));
    }
    limit(schema, where, text);
  }

  private static String texts(JsonNode choice) {
    return String.join(", ", choice.values().stream().map(JsonNode::asString).toList());
  }

  private static boolean isOf(String type, String text) {
    return switch (type) {
      case "object", "array" -> false;
      case "integer" -> text.matches("-?\\d+");
      case "number" -> text.matches("-?\\d+(\\.\\d+)?");
      case "boolean" -> text.matches("true|false");
      default -> true;
    };
  }

  private void limit(JsonNode schema, String where, String text) {
    JsonNode least = schema.path("minimum");
    JsonNode bound = schema.path("exclusiveMinimum");
    if (least.isNumber() && Double.parseDouble(text) < least.doubleValue()) {
      throw wrong(
          parser.currentTokenLocation(),
          "%s is %s, expected at least %s".formatted(where, text, least));
    }
    if (bound.isNumber() && Double.parseDouble(text) <= bound.doubleValue()) {
      throw wrong(
          parser.currentTokenLocation(),
          "%s is %s, expected more than %s".formatted(where, text, bound));
    }
  }

  private void type(JsonNode schema, String actual, String where) {
    List<String> types = types(schema);
    if (schema.has("enum") || (!types.isEmpty() && !types.contains(actual))) {
      throw wrong(
          parser.currentTokenLocation(),
          "%s is an %s, expected %s"
              .formatted(where, actual, types.isEmpty() ? "a text" : String.join(" or ", types)));
    }
  }

  /** The types that are allowed; empty when all are. */
  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return type.values().stream().map(JsonNode::stringValue).toList();
    }
    return type.isString() ? List.of(type.stringValue()) : List.of();
  }

  private IllegalArgumentException wrong(TokenStreamLocation place, String message) {
    return new IllegalArgumentException(
        "%s, line %d, column %d: %s"
            .formatted(from, place.getLineNr(), place.getColumnNr(), message));
  }
}
