package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.luxibench.results.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The table of commands, and how their failures reach the user: one sentence, one exit code. */
public final class Commands {
  private Commands() {}

  /** A command line that knows every command of this module. */
  public static CommandLine line() {
    return new CommandLine(new Root())
        .addSubcommand(new CompareCommand())
        .addSubcommand(new AbCommand())
        .addSubcommand(new NightlyCommand())
        .addSubcommand(new ReportCommand())
        .addSubcommand(new ResultsCommand())
        .addSubcommand(new TrendCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Commands::wrongUsage)
        .setExecutionExceptionHandler(Commands::failure);
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    say(command, wrong.getMessage());
    return ExitCode.USAGE;
  }

  private static int failure(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      say(command, describe(failure));
      return ExitCode.FAILURE;
    }
    throw failure;
  }

  private static String describe(Exception failure) {
    if (failure instanceof java.nio.file.NoSuchFileException) {
      return "no such file: " + failure.getMessage();
    }
    return String.valueOf(failure.getMessage());
  }

  private static void say(CommandLine command, String sentence) {
    PrintWriter err = command.getErr();
    err.println(command.getCommandSpec().qualifiedName() + ": " + sentence);
    err.flush();
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
