package org.luxibench.daemon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text as it was on the wire: bytes that were no UTF-8 were recorded as DC80 to DCFF. */
final class WireText {
  private static final int FIRST = 0xDC80;
  private static final int LAST = 0xDCFF;

  private WireText() {}

  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point >= FIRST && point <= LAST) {
                bytes.write(point & 0xFF);
              } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }
}
