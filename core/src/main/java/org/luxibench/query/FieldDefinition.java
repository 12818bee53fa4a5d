package org.luxibench.query;

import org.luxibench.json.JsonValue;
import tools.jackson.core.JsonGenerator;

/**
 * A column as clients are told about it.
 *
 * @param name what clients ask for
 * @param title heading of the column
 * @param doc a sentence for people
 * @param source where the values come from, such as {@code config} or {@code live}
 */
record FieldDefinition(String name, String title, FieldKind kind, String doc, String source)
    implements JsonValue {

  /** The column of a name that nobody knows. */
  static FieldDefinition unknown(String name) {
    return new FieldDefinition(
        name, name, FieldKind.UNKNOWN, "Unknown field '" + name + "'", "none");
  }

  @Override
  public void writeTo(JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("doc", doc);
    out.writeStringProperty("kind", kind.wireName());
    out.writeStringProperty("name", name);
    out.writeStringProperty("title", title);
    out.writeEndObject();
  }
}
