package org.luxibench.query;

import java.util.List;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import tools.jackson.core.JsonGenerator;

/**
 * Chosen rows and columns, read and written one cell after the other: however large the answer,
 * only one row of it exists at a time.
 */
record Table<T>(List<Field<T>> columns, List<T> rows) {

  long cells() {
    return (long) rows.size() * columns.size();
  }

  /** The style of Query: an object with definitions, and a status with each value. */
  JsonValue newStyle() {
    return out -> {
      out.writeStartObject();
      out.writeName("data");
      out.writeStartArray();
      for (T row : rows) {
        out.writeStartArray();
        for (Field<T> column : columns) {
          column.read(row).writeTo(out);
        }
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeName("fields");
      writeDefinitions(out);
      out.writeEndObject();
    };
  }

  /** The style of QueryNodes and its like: bare values. */
  JsonValue oldStyle() {
    return out -> {
      out.writeStartArray();
      for (T row : rows) {
        out.writeStartArray();
        for (Field<T> column : columns) {
          Json.write(out, column.read(row).value());
        }
        out.writeEndArray();
      }
      out.writeEndArray();
    };
  }

  /** The definitions alone, as QueryFields tells them. */
  static <T> JsonValue definitions(List<Field<T>> columns) {
    return out -> {
      out.writeStartObject();
      out.writeName("fields");
      new Table<>(columns, List.of()).writeDefinitions(out);
      out.writeEndObject();
    };
  }

  private void writeDefinitions(JsonGenerator out) {
    out.writeStartArray();
    columns.forEach(column -> column.definition().writeTo(out));
    out.writeEndArray();
  }
}
