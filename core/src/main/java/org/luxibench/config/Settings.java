package org.luxibench.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * An immutable JSON object of the configuration: text, numbers, booleans, null, lists and maps.
 *
 * <p>Records of this package read their typed fields from it, so that what this daemon does not
 * know is still kept, shown and saved. Fractions are {@link java.math.BigDecimal}s: a time stamp
 * leaves as it came.
 */
public final class Settings implements JsonValue {
  private static final Settings EMPTY = new Settings(Map.of());

  private final Map<String, @Nullable Object> values;

  /**
   * The text of the object once it has been asked for; whichever thread made it, it is the same.
   */
  private volatile @Nullable String json;

  private Settings(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /** The object without members. */
  public static Settings empty() {
    return EMPTY;
  }

  /** A copy of the map; lists and maps in it must not change afterwards. */
  public static Settings of(Map<String, ? extends @Nullable Object> values) {
    return new Settings(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /**
   * The members of a JSON object.
   *
   * @throws IllegalArgumentException if the node is no object
   */
  public static Settings of(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("expected an object, got " + object.getNodeType());
    }
    return new Settings(plainMap(object));
  }

  /** Whether the key is there, even with null. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The value, or null where it is absent or null. */
  public @Nullable Object value(String key) {
    return values.get(key);
  }

  /**
   * The text of a key that must be there.
   *
   * @throws IllegalStateException if it is absent or no text
   */
  public String text(String key) {
    if (values.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("no text under '" + key + "'");
  }

  /** The text of a key, or the fallback where there is none. */
  public String text(String key, String fallback) {
    return values.get(key) instanceof String text ? text : fallback;
  }

  /** The boolean of a key, or the fallback where there is none. */
  public boolean flag(String key, boolean fallback) {
    return values.get(key) instanceof Boolean flag ? flag : fallback;
  }

  /** The whole number of a key, or the fallback where there is no number. */
  public long integer(String key, long fallback) {
    return values.get(key) instanceof Number number ? number.longValue() : fallback;
  }

  /** The list of texts under a key; empty where there is none. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(key)) {
      texts.add(String.valueOf(item));
    }
    return texts;
  }

  /** The list under a key; empty where there is none. */
  public List<@Nullable Object> list(String key) {
    return values.get(key) instanceof List<?> list ? Collections.unmodifiableList(list) : List.of();
  }

  /** The object under a key; empty where there is none. */
  public Settings section(String key) {
    return values.get(key) instanceof Map<?, ?> map ? ofMap(map) : EMPTY;
  }

  /** The objects in the list under a key. */
  public List<Settings> sections(String key) {
    List<Settings> sections = new ArrayList<>();
    for (Object item : list(key)) {
      if (item instanceof Map<?, ?> map) {
        sections.add(ofMap(map));
      }
    }
    return sections;
  }

  /** A copy with one value set; null is a value. */
  public Settings with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.put(key, canonical(value));
    return new Settings(Collections.unmodifiableMap(copy));
  }

  /** The form in which reading the value from a file would give it, so that equal is equal. */
  private static @Nullable Object canonical(@Nullable Object value) {
    if (value instanceof Settings nested) {
      return nested.values;
    }
    boolean small = value instanceof Long number && number.intValue() == number;
    return small ? (Object) ((Long) value).intValue() : value;
  }

  /** A copy without the key. */
  public Settings without(String key) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.remove(key);
    return new Settings(Collections.unmodifiableMap(copy));
  }

  /** These as defaults, the other's members over them. */
  public Settings overlaidWith(Settings over) {
    if (over.values.isEmpty()) {
      return this;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(values);
    copy.putAll(over.values);
    return new Settings(Collections.unmodifiableMap(copy));
  }

  /** A read-only view of the members. */
  public Map<String, @Nullable Object> asMap() {
    return values;
  }

  /** Writes the object with sorted keys. The text is kept: most of a large file never changes. */
  @Override
  public void writeTo(JsonGenerator out) {
    String text = json;
    if (text == null) {
      text = Json.text(values);
      json = text;
    }
    out.writeRawValue(text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** The plain Java value of a JSON node. */
  static @Nullable Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> plainMap(node);
      case ARRAY -> node.values().stream().map(Settings::plain).toList();
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> node.isIntegralNumber() ? integral(node) : node.decimalValue();
      default -> null;
    };
  }

  private static Number integral(JsonNode node) {
    if (node.canConvertToInt()) {
      return node.intValue();
    }
    return node.canConvertToLong() ? (Number) node.longValue() : node.bigIntegerValue();
  }

  private static Map<String, @Nullable Object> plainMap(JsonNode object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
    return Collections.unmodifiableMap(map);
  }

  /** Safe: every map that gets in came from JSON or from another Settings, so its keys are text. */
  @SuppressWarnings("unchecked")
  private static Settings ofMap(Map<?, ?> map) {
    return new Settings((Map<String, @Nullable Object>) map);
  }
}
