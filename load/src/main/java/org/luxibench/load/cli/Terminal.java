package org.luxibench.load.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether anybody watches; Java itself can only tell of standard input and output together. */
final class Terminal {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
  private static final int USUAL_COLUMNS = 80;

  /** Rows and columns, as {@code stty size} writes them. */
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,4})\\s*");

  private Terminal() {}

  /** True when standard error goes to a terminal; false where the system does not say. */
  static boolean isStandardError() {
    try {
      String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  /** How wide the terminal is that standard error goes to; 80 where nobody says. */
  static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(STANDARD_ERROR.toRealPath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return columns(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException unknown) {
      return USUAL_COLUMNS;
    }
  }

  /** From what {@code stty size} says; a terminal that does not know its size says 0. */
  static int columns(String size) {
    Matcher found = SIZE.matcher(size);
    int columns = found.matches() ? Integer.parseInt(found.group(1)) : 0;
    return columns > 0 ? columns : USUAL_COLUMNS;
  }
}
