package org.luxibench.json;

import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON values. Object keys are written sorted, as the reference does. */
public final class Json {
  /** Shared by all; immutable and thread-safe. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * Writes a value: null, text, numbers, booleans, lists (any {@link Iterable}), maps (keys
   * sorted), {@link JsonNode}s and {@link JsonValue}s, nested at will.
   *
   * @throws IllegalArgumentException for any other type
   */
  public static void write(JsonGenerator out, @Nullable Object value) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Number number) {
      writeNumber(out, number);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof JsonValue body) {
      body.writeTo(out);
    } else if (value instanceof JsonNode node) {
      writeNode(out, node);
    } else if (value instanceof Iterable<?> items) {
      out.writeStartArray();
      for (Object item : items) {
        write(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      writeMap(out, map);
    } else {
      throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
    }
  }

  /** The compact text of a value. */
  public static String text(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = MAPPER.createGenerator(text)) {
      write(out, value);
    }
    return text.toString();
  }

  private static void writeMap(JsonGenerator out, Map<?, ?> map) {
    Map<String, @Nullable Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    out.writeStartObject();
    sorted.forEach(
        (key, value) -> {
          out.writeName(key);
          write(out, value);
        });
    out.writeEndObject();
  }

  private static void writeNode(JsonGenerator out, JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> sorted = new TreeMap<>();
      node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
      writeMap(out, sorted);
    } else if (node.isArray()) {
      out.writeStartArray();
      node.values().forEach(item -> writeNode(out, item));
      out.writeEndArray();
    } else {
      MAPPER.writeTree(out, node);
    }
  }

  private static void writeNumber(JsonGenerator out, Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      out.writeNumber(number.intValue());
    } else if (number instanceof Long) {
      out.writeNumber(number.longValue());
    } else if (number instanceof Double || number instanceof Float) {
      out.writeNumber(number.doubleValue());
    } else {
      out.writeNumber(number.toString());
    }
  }
}
