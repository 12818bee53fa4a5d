package org.luxibench.load.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether anybody watches; Java itself can only tell of standard input and output together. */
final class Terminal {
  private Terminal() {}

  /** True when standard error goes to a terminal; false where the system does not say. */
  static boolean isStandardError() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
