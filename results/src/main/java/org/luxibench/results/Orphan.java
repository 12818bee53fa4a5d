package org.luxibench.results;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps a program that another one started from outliving it, even where that is killed: whoever
 * starts it sets a variable and holds the pipe to its standard input open, and the system closes
 * the pipe when he is gone.
 */
public final class Orphan {
  /** Set, to whatever, by programs that hold the other end of standard input. */
  public static final String VARIABLE = "LUXIBENCH_ENDS_WITH_STDIN";

  private Orphan() {}

  /** Halts this program when standard input ends, if it was started so; else does nothing. */
  public static void endsWithStandardInput() {
    if (System.getenv(VARIABLE) != null) {
      Thread watch = new Thread(Orphan::watch, "end-of-stdin");
      watch.setDaemon(true);
      watch.start();
    }
  }

  /** Nobody is left to read results: no hook that would write them is run. */
  private static void watch() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      System.err.println("luxibench: standard input broke: " + broken.getMessage());
    }
    Runtime.getRuntime().halt(ExitCode.FAILURE);
  }
}
