package org.luxibench.jobqueue;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** How job ids look on the wire: text of digits in 2.5, numbers in 3.0. Both are read. */
public enum JobIds {
  TEXT,
  NUMBER;

  /** More digits than any id has; keeps the value within a long. */
  private static final int MAX_DIGITS = 18;

  /** An id as this dialect writes it. */
  public Object wire(long id) {
    return this == TEXT ? Long.toString(id) : (Object) id;
  }

  /** What is said where an id names no job in the queue. */
  String notFound(String id) {
    return "Job " + id + (this == TEXT ? " not found" : " not found in queue");
  }

  /** What a client gave as an id, as text; whether it is one is for {@link #parse} to tell. */
  public static String text(JsonNode id) {
    return id.isString() ? id.stringValue() : id.toString();
  }

  /** The number that a text names, or the other value where it names none. */
  public static Object number(String text, Object otherwise) {
    OptionalLong id = parse(text);
    return id.isPresent() ? (Object) id.getAsLong() : otherwise;
  }

  /**
   * The id that a text names, empty when it is none. Only digits pass, so no text that came over
   * the wire is ever part of a path.
   */
  static OptionalLong parse(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > MAX_DIGITS || text.charAt(0) == '0') {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
