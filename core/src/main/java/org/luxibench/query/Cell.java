package org.luxibench.query;

import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import tools.jackson.core.JsonGenerator;

/**
 * One value of a row and how it came about (REFERENCE 3).
 *
 * @param status 0 normal, 1 unknown field, 2 no data, 3 unavailable, 4 offline
 * @param value null unless the status is 0
 */
record Cell(int status, @Nullable Object value) {
  static final Cell UNKNOWN = new Cell(1, null);
  static final Cell NO_DATA = new Cell(2, null);
  static final Cell UNAVAILABLE = new Cell(3, null);
  static final Cell OFFLINE = new Cell(4, null);

  /** A normal cell; null is a value like any other. */
  static Cell of(@Nullable Object value) {
    return new Cell(0, value);
  }

  /** A normal cell, or an unavailable one where there is no value. */
  static Cell present(@Nullable Object value) {
    return value == null ? UNAVAILABLE : of(value);
  }

  /** {@code [status, value]}. */
  void writeTo(JsonGenerator out) {
    out.writeStartArray();
    out.writeNumber(status);
    Json.write(out, value);
    out.writeEndArray();
  }
}
