package org.luxibench.results.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code luxibench results list|show|prune|export|schema}. */
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    description = "Lists, shows, prunes and exports stored runs.",
    subcommands = {
      ResultsListCommand.class,
      ResultsShowCommand.class,
      ResultsPruneCommand.class,
      ResultsExportCommand.class,
      ResultsSchemaCommand.class
    })
final class ResultsCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name one of %s".formatted(spec.subcommands().keySet()));
  }
}
