package org.luxibench.daemon.cli;

import java.util.regex.Pattern;

/**
 * Permission bits of a socket.
 *
 * @param bits the lower nine
 */
record SocketMode(int bits) {
  private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}");

  /** Reads octal digits: {@code 0600}. */
  static SocketMode parse(String text) {
    if (!OCTAL.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is no mode, expected one like 0600");
    }
    return new SocketMode(Integer.parseInt(text, 8));
  }
}
