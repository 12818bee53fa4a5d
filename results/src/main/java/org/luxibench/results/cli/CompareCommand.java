package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.ComparisonJson;
import org.luxibench.results.compare.ComparisonTable;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Judge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luxibench compare BASE CAND}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Judges a candidate's results against a baseline's.",
    footer = {
      "Exit codes: 0 nothing regressed, 1 a file cannot be read, 2 wrong usage, 3 regressed,",
      "4 nothing could be concluded."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BASE", description = "JMH JSON file or run folder of the baseline.")
  @SuppressWarnings("NullAway.Init")
  private Path base;

  @Parameters(paramLabel = "CAND", description = "JMH JSON file or run folder of the candidate.")
  @SuppressWarnings("NullAway.Init")
  private Path candidate;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Comparison comparison = Judge.standard().compare(Inputs.read(base), Inputs.read(candidate));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? ComparisonJson.write(comparison) : ComparisonTable.text(comparison));
    out.flush();
    return comparison.exitCode();
  }
}
