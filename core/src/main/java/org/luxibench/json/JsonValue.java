package org.luxibench.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Something that writes itself as exactly one JSON value, so that large answers need no tree. */
@FunctionalInterface
public interface JsonValue {
  /** Writes one value; may be called more than once and from any thread. */
  void writeTo(JsonGenerator out);

  /** A value that is already at hand: whatever {@link Json#write} takes. */
  static JsonValue of(@Nullable Object value) {
    return out -> Json.write(out, value);
  }
}
