package org.luxibench.results.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.store.RunSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code luxibench results schema}. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints the JSON schema of run.json.")
final class ResultsSchemaCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    spec.commandLine().getOut().print(RunSchema.text());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
