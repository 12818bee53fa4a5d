package org.luxibench.daemon;

import org.luxibench.daemon.cli.Commands;

/** Entry point of this module's commands. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Commands.line().execute(args));
  }
}
