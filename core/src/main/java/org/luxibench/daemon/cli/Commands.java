package org.luxibench.daemon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.luxibench.daemon.Dialect;
import org.luxibench.processor.Behaviour;
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
        .addSubcommand(new ServeCommand())
        .addSubcommand(new CallCommand())
        .addSubcommand(new StatusCommand())
        .registerConverter(SocketMode.class, Converters.of(SocketMode::parse))
        .registerConverter(Duration.class, Converters.of(Converters::duration))
        .registerConverter(Behaviour.class, Converters.of(Behaviour::parse))
        .registerConverter(Dialect.class, Converters.of(Dialect::parse))
        .setParameterExceptionHandler(Commands::wrongUsage)
        .setExecutionExceptionHandler(Commands::failure);
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    say(wrong.getCommandLine(), wrong.getMessage());
    return ExitCode.USAGE;
  }

  private static int failure(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
      say(command, String.valueOf(failure.getMessage()));
      return ExitCode.FAILURE;
    }
    throw failure;
  }

  private static void say(CommandLine command, String sentence) {
    PrintWriter err = command.getErr();
    err.println(command.getCommandSpec().qualifiedName() + ": " + sentence);
    err.flush();
  }

  @Command(
      name = "luxibench",
      mixinStandardHelpOptions = true,
      description = "Serves LUXI, and speaks it.")
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
