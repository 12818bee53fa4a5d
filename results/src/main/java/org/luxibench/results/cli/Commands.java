package org.luxibench.results.cli;

import org.luxibench.results.CommandFailures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The table of commands, in the order in which help lists them. */
public final class Commands {
  private Commands() {}

  /** A command line that knows every command of this module. */
  public static CommandLine line() {
    return CommandFailures.toldBy(
        new CommandLine(new Root())
            .addSubcommand(new CompareCommand())
            .addSubcommand(new AbCommand())
            .addSubcommand(new NightlyCommand())
            .addSubcommand(new ReportCommand())
            .addSubcommand(new ResultsCommand())
            .addSubcommand(new TrendCommand())
            .setCaseInsensitiveEnumValuesAllowed(true));
  }

  @Command(
      name = "luxibench",
      mixinStandardHelpOptions = true,
      description = "Keeps, compares and publishes results.")
  private static final class Root implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "name a command; --help lists them");
    }
  }
}
