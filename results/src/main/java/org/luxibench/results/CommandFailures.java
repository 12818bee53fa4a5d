package org.luxibench.results;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** How a command's failure reaches the user: one sentence on stderr and one exit code. */
public final class CommandFailures {
  private CommandFailures() {}

  /**
   * Has a command line and its subcommands tell wrong usage as {@link ExitCode#USAGE}, and files or
   * values that cannot be used as {@link ExitCode#FAILURE}. Anything else is thrown: it is a
   * defect.
   */
  public static CommandLine toldBy(CommandLine line) {
    return line.setParameterExceptionHandler(CommandFailures::wrongUsage)
        .setExecutionExceptionHandler(CommandFailures::failure);
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    say(wrong.getCommandLine(), String.valueOf(wrong.getMessage()));
    return ExitCode.USAGE;
  }

  private static int failure(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof NoSuchFileException) {
      say(command, "no such file: " + failure.getMessage());
    } else if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      say(command, String.valueOf(failure.getMessage()));
    } else {
      throw failure;
    }
    return ExitCode.FAILURE;
  }

  private static void say(CommandLine command, String sentence) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence);
    command.getErr().flush();
  }
}
