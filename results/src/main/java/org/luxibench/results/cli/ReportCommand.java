package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luxibench report RUN-FOLDER}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes the page of a load run, and the same for machines, into its folder.",
    footer = "Exit codes: 0 written, 1 the run cannot be read, 2 wrong usage.")
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN-FOLDER", description = "The folder that holds run.json.")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Option(
      names = "--print",
      paramLabel = "FORM",
      description = "Print one form instead of writing files: ${COMPLETION-CANDIDATES}.")
  private Report.@Nullable Form print;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write the files; the run's folder unless given.")
  private @Nullable Path out;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Report report = Report.read(folder);
    PrintWriter console = spec.commandLine().getOut();
    if (print != null) {
      console.print(report.as(print));
    } else {
      report.write(out == null ? folder : out).forEach(console::println);
    }
    console.flush();
    return ExitCode.OK;
  }
}
