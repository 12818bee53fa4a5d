package org.luxibench.opcode;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values as Python 2 prints them, for the summaries and errors that show them. */
final class PythonText {
  private PythonText() {}

  /** The type's name, such as {@code str}. */
  static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case NUMBER -> value.isIntegralNumber() ? "int" : "float";
      case ARRAY -> "list";
      case OBJECT -> "dict";
      default -> "NoneType";
    };
  }

  /** As {@code str} gives it: texts bare. */
  static String plain(JsonNode value) {
    return value.isString() ? value.stringValue() : quoted(value);
  }

  /** As {@code repr} gives it: texts in quotes. */
  static String quoted(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "'" + value.stringValue() + "'";
      case BOOLEAN -> value.booleanValue() ? "True" : "False";
      case NUMBER -> value.asString();
      case ARRAY ->
          value.values().stream()
              .map(PythonText::quoted)
              .collect(Collectors.joining(", ", "[", "]"));
      case OBJECT ->
          value.properties().stream()
              .map(entry -> "'" + entry.getKey() + "': " + quoted(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> "None";
    };
  }
}
