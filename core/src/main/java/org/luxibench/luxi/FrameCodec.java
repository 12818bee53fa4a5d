package org.luxibench.luxi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The bytes of messages: JSON in UTF-8, then one end byte (REFERENCE 2). */
public final class FrameCodec {
  /** Ends every message, in both directions. */
  public static final byte END = 0x03;

  private FrameCodec() {}

  /** The frame of a request that claims no version, which every server accepts. */
  public static byte[] request(String method, JsonNode args) {
    return frame(
        out -> {
          out.writeStartObject();
          out.writeName("args");
          Json.write(out, args);
          out.writeStringProperty("method", method);
          out.writeEndObject();
        });
  }

  /** The frame of a reply with {@code success: true}. */
  public static byte[] success(JsonValue result) {
    return frame(out -> writeReply(out, result, true));
  }

  /** The frame of a reply with {@code success: false}. */
  public static byte[] failure(@Nullable Object result) {
    return frame(out -> writeReply(out, JsonValue.of(result), false));
  }

  static void writeReply(JsonGenerator out, JsonValue result, boolean success) {
    out.writeStartObject();
    out.writeName("result");
    result.writeTo(out);
    out.writeBooleanProperty("success", success);
    out.writeEndObject();
  }

  /** The frame of any one JSON value. */
  public static byte[] frame(JsonValue message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = Json.MAPPER.createGenerator(bytes)) {
      message.writeTo(out);
    }
    bytes.write(END);
    return bytes.toByteArray();
  }

  /** The text of a frame, for logs and tests. */
  public static String text(byte[] frame) {
    return new String(frame, 0, frame.length - 1, StandardCharsets.UTF_8);
  }
}
