package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.report.ComparedRuns;
import org.luxibench.results.report.Report;
import org.luxibench.results.report.Report.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luxibench report RUN}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes a load run's page, and the same for machines, into its folder;"
            + " or several runs on one page.",
    footer = "Exit codes: 0 written, 1 a run cannot be read, 2 wrong usage.")
final class ReportCommand implements Callable<Integer> {
  private static final String COMPARED = "compared.html";

  @Parameters(paramLabel = "RUN", description = "The run's folder, or its run.json.")
  @SuppressWarnings("NullAway.Init")
  private Path run;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the page there, and nothing else.")
  private @Nullable Path out;

  @Option(
      names = "--compare",
      paramLabel = "RUN",
      arity = "1..*",
      description =
          "More runs to draw in the same plots; the page is "
              + COMPARED
              + " unless --out is given.")
  private List<Path> others = List.of();

  @Option(
      names = "--print",
      paramLabel = "FORM",
      description = "Print one form instead of writing files: ${COMPLETION-CANDIDATES}.")
  private @Nullable Form print;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (print != null && (out != null || !others.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--print goes neither with --out nor with --compare");
    }
    Report report = Report.read(run);
    PrintWriter console = spec.commandLine().getOut();
    if (print != null) {
      console.print(report.as(print));
    } else {
      write(report).forEach(console::println);
    }
    console.flush();
    return ExitCode.OK;
  }

  private List<Path> write(Report report) throws IOException {
    Path folder = Files.isRegularFile(run) ? run.resolveSibling(".").normalize() : run;
    if (others.isEmpty() && out == null) {
      return report.write(folder);
    }
    Path page = out == null ? folder.resolve(COMPARED) : out;
    Report.write(page, others.isEmpty() ? report.as(Form.HTML) : compared(report));
    return List.of(page);
  }

  private String compared(Report report) throws IOException {
    List<Report> runs = new ArrayList<>(List.of(report));
    for (Path other : others) {
      runs.add(Report.read(other));
    }
    return ComparedRuns.page(runs);
  }
}
