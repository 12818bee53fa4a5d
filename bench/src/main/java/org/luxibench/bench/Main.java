package org.luxibench.bench;

import java.util.Arrays;
import org.luxibench.results.ExitCode;
import org.luxibench.results.Orphan;

/** Entry point of this module's commands; the only one is {@code bench}. */
public final class Main {
  private Main() {}

  /**
   * Runs the command and exits with its code.
   *
   * @param args the command's name, then its options
   */
  public static void main(String[] args) {
    if (args.length == 0 || !args[0].equals("bench")) {
      System.err.println("luxibench: this module's only command is 'bench'");
      System.exit(ExitCode.USAGE);
    }
    Orphan.endsWithStandardInput();
    System.exit(BenchCommand.run(Arrays.copyOfRange(args, 1, args.length)));
  }
}
