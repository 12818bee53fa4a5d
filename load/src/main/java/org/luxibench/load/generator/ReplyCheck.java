package org.luxibench.load.generator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.luxibench.json.Json;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.luxi.FrameCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Judges replies. Every one: that it is one frame and says {@code success: true}, by looking at its
 * first or last bytes, where both known servers put that member. One in {@value #SAMPLE}, and every
 * one that did not look good: parsed whole, the shape of its result compared.
 */
final class ReplyCheck {
  /** What a good reply is told as. */
  static final String GOOD = "";

  /** Bytes came after a frame's end: whatever follows on the connection is out of step. */
  static final String NOT_ONE = "more than one frame";

  static final String NOT_JSON = "not JSON";
  static final String WRONG_SHAPE = "wrong shape";

  private static final int SAMPLE = 64;
  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ENDS = EACH_BYTE * FrameCodec.END;
  private static final byte[] TRUE_AT_END = bytes("\"success\":true}");
  private static final byte[] TRUE_AT_START = bytes("{\"success\":true,");

  private long seen;

  /**
   * Judges one frame.
   *
   * @param frame its bytes between position and limit, the end byte included
   * @return {@link #GOOD} or the class of the error
   */
  String judge(ByteBuffer frame, Shape shape) {
    if (endsEarly(frame)) {
      return NOT_ONE;
    }
    boolean deep = seen++ % SAMPLE == 0;
    if (!deep && (matches(frame, frame.position(), TRUE_AT_START) || endsWithTrue(frame))) {
      return GOOD;
    }
    return parse(frame, shape);
  }

  /**
   * Whether an end byte stands before the last. Replies can be large, so eight bytes are looked at
   * together: a byte that is equal becomes zero, and only a zero borrows into a high bit it did not
   * have (Lamport, "Multiple byte processing with full-word instructions", 1975).
   */
  private static boolean endsEarly(ByteBuffer frame) {
    int last = frame.limit() - 1;
    int at = frame.position();
    for (; at + Long.BYTES <= last; at += Long.BYTES) {
      long different = frame.getLong(at) ^ ENDS;
      if (((different - EACH_BYTE) & ~different & HIGH_BITS) != 0) {
        return true;
      }
    }
    for (; at < last; at++) {
      if (isEnd(frame.get(at))) {
        return true;
      }
    }
    return false;
  }

  /** The member stands at top level only when it is a whole member: a comma or brace before it. */
  private static boolean endsWithTrue(ByteBuffer frame) {
    int start = frame.limit() - 1 - TRUE_AT_END.length;
    return start > frame.position()
        && (frame.get(start - 1) == ',' || frame.get(start - 1) == '{')
        && matches(frame, start, TRUE_AT_END);
  }

  private static boolean matches(ByteBuffer frame, int at, byte[] expected) {
    if (frame.limit() - at < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (frame.get(at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static String parse(ByteBuffer frame, Shape shape) {
    byte[] text = new byte[frame.remaining() - 1];
    frame.duplicate().get(text);
    try {
      return judge(Json.MAPPER.readTree(text), shape);
    } catch (JacksonException notJson) {
      return NOT_JSON;
    }
  }

  private static String judge(JsonNode reply, Shape shape) {
    JsonNode result = reply.get("result");
    if (result == null || !reply.path("success").isBoolean()) {
      return "not a reply";
    }
    if (!reply.path("success").booleanValue()) {
      return errorClass(result);
    }
    boolean fits =
        switch (shape) {
          case ANY -> true;
          case ARRAY -> result.isArray();
          case OBJECT -> result.isObject();
        };
    return fits ? GOOD : WRONG_SHAPE;
  }

  private static String errorClass(JsonNode result) {
    if (result.isArray() && result.path(0).isString()) {
      return result.get(0).stringValue();
    }
    return result.isString() ? "unexpected exception" : "error without a class";
  }

  /** Whether a byte ends a frame. */
  static boolean isEnd(byte value) {
    return value == FrameCodec.END;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
