package org.luxibench.query;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a field's values look like, as clients are told. */
enum FieldKind {
  UNKNOWN("None"),
  TEXT("String"),
  BOOL("Boolean"),
  NUMBER("Integer"),
  UNIT("Integer"),
  TIMESTAMP("Number"),
  FLOAT("Number"),
  OTHER("Anything");

  private final String accepted;

  FieldKind(String accepted) {
    this.accepted = accepted;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What {@link #accepts} takes, in a word for an error. */
  String accepted() {
    return accepted;
  }

  /** Whether a filter may compare a field of this kind with the value. */
  boolean accepts(JsonNode value) {
    return switch (this) {
      case UNKNOWN -> value.isNull();
      case TEXT -> value.isString();
      case BOOL -> value.isBoolean();
      case NUMBER, UNIT -> value.isIntegralNumber();
      case TIMESTAMP, FLOAT -> value.isNumber();
      case OTHER -> true;
    };
  }

  static FieldKind parse(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
