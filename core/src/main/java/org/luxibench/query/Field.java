package org.luxibench.query;

import java.util.function.Function;

/**
 * A column and how to read it from a row.
 *
 * @param hostName whether filters compare it as a host name: any case, and up to a dot
 */
record Field<T>(FieldDefinition definition, boolean hostName, Function<T, Cell> reader) {

  static <T> Field<T> unknown(String name) {
    return new Field<>(FieldDefinition.unknown(name), false, row -> Cell.UNKNOWN);
  }

  String name() {
    return definition.name();
  }

  Cell read(T row) {
    return reader.apply(row);
  }

  boolean isUnknown() {
    return definition.kind() == FieldKind.UNKNOWN;
  }

  /** Whether the configuration's snapshot alone decides the value. */
  boolean isStable() {
    return switch (definition.source()) {
      case "live", "console", "jobs", "mode", "owner", "pending" -> false;
      default -> true;
    };
  }
}
