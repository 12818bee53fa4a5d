package org.luxibench.query;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;

/** Compares the values of cells with those of filters, by their meaning as JSON. */
final class Values {
  private Values() {}

  /** Whether a value is true, not zero, not empty. */
  static boolean truth(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    if (value instanceof Number number) {
      return decimal(number).signum() != 0;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof Collection<?> items) {
      return !items.isEmpty();
    }
    return !(value instanceof Map<?, ?> map) || !map.isEmpty();
  }

  /** Whether both are the same; numbers by value, so that 1 equals 1.0. */
  static boolean equal(@Nullable Object value, JsonNode wanted) {
    if (value == null) {
      return wanted.isNull();
    }
    if (value instanceof JsonNode node) {
      return node.equals(wanted);
    }
    if (value instanceof String text) {
      return wanted.isString() && text.equals(wanted.stringValue());
    }
    if (value instanceof Boolean flag) {
      return wanted.isBoolean() && flag == wanted.booleanValue();
    }
    if (value instanceof Number) {
      return compare(value, wanted).stream().anyMatch(order -> order == 0);
    }
    if (value instanceof Collection<?> items) {
      return wanted.isArray() && equalLists(items, wanted);
    }
    return value instanceof Map<?, ?> map && wanted.isObject() && equalMaps(map, wanted);
  }

  /** How two numbers or two texts stand to each other; nothing for anything else. */
  static OptionalInt compare(@Nullable Object value, JsonNode wanted) {
    if (value instanceof Number number && wanted instanceof NumericNode other && !other.isNaN()) {
      return OptionalInt.of(decimal(number).compareTo(other.decimalValue()));
    }
    if (value instanceof String text && wanted.isString()) {
      return OptionalInt.of(text.compareTo(wanted.stringValue()));
    }
    return OptionalInt.empty();
  }

  /** Whether a list has the element, or a text the part. */
  static boolean contains(@Nullable Object value, JsonNode wanted) {
    if (value instanceof String text) {
      return wanted.isString() && text.contains(wanted.stringValue());
    }
    return value instanceof Collection<?> items
        && items.stream().anyMatch(item -> equal(item, wanted));
  }

  /** The type of a filter's value as the reference calls it. */
  static String typeName(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "unicode";
      case BOOLEAN -> "bool";
      case NUMBER -> value.isIntegralNumber() ? "int" : "float";
      case ARRAY -> "list";
      case OBJECT -> "dict";
      default -> "NoneType";
    };
  }

  private static boolean equalLists(Collection<?> items, JsonNode wanted) {
    if (items.size() != wanted.size()) {
      return false;
    }
    Iterator<JsonNode> others = wanted.values().iterator();
    return items.stream().allMatch(item -> equal(item, others.next()));
  }

  private static boolean equalMaps(Map<?, ?> map, JsonNode wanted) {
    return map.size() == wanted.size()
        && map.entrySet().stream()
            .allMatch(
                entry -> {
                  JsonNode other = wanted.get(String.valueOf(entry.getKey()));
                  return other != null && equal(entry.getValue(), other);
                });
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
  }
}
