package org.luxibench.load.cli;

import org.luxibench.results.CommandFailures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The table of commands, in the order in which help lists them. */
public final class Commands {
  private Commands() {}

  /** Runs a command and returns its exit code. */
  public static int run(String... args) {
    try {
      return line().execute(args);
    } finally {
      Interrupt.ended();
    }
  }

  private static CommandLine line() {
    return CommandFailures.toldBy(
        new CommandLine(new Root())
            .addSubcommand(new LoadCommand())
            .addSubcommand(new CalibrateCommand())
            .setCaseInsensitiveEnumValuesAllowed(true));
  }

  @Command(
      name = "luxibench",
      mixinStandardHelpOptions = true,
      description = "Drives daemons with load.")
  private static final class Root implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "name a command: load, calibrate");
    }
  }
}
