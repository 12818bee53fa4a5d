package org.luxibench.load;

import org.luxibench.load.cli.Commands;
import org.luxibench.results.Orphan;

/** Entry point of this module's commands. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Orphan.endsWithStandardInput();
    System.exit(Commands.run(args));
  }
}
