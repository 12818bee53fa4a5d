package org.luxibench.load;

import org.luxibench.load.cli.Commands;

/** Entry point of this module's commands. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Commands.run(args));
  }
}
