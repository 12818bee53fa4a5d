package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.stats.ChangeDetector;
import org.luxibench.results.stats.EDivisive;
import org.luxibench.results.stats.EDivisiveT;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.trend.Trend;
import org.luxibench.results.trend.TrendJson;
import org.luxibench.results.trend.TrendPage;
import org.luxibench.results.trend.TrendText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luxibench trend SUITE}. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    description = "Finds the changes in a suite's history, each with its range of commits.",
    footer = {
      "Exit codes: 0 told, 1 a file cannot be read, 2 wrong usage,",
      "3 something worsened within the last runs (see --fail-within)."
    })
final class TrendCommand implements Callable<Integer> {
  private static final long SEED = 1;

  /** How a change is told from noise. */
  enum Significance {
    /** Student's t-test: short histories. */
    T,
    /** Shuffles, as Matteson and James have it. */
    SHUFFLES
  }

  @Parameters(paramLabel = "SUITE", description = "A folder of results/runs.")
  @SuppressWarnings("NullAway.Init")
  private String suite;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where the suites are; the project's results/runs unless given.")
  private @Nullable Path root;

  @Option(
      names = "--least",
      paramLabel = "PERCENT",
      defaultValue = "5",
      description = "Least change that is told; ${DEFAULT-VALUE} unless given.")
  private double least;

  @Option(
      names = "--test",
      defaultValue = "t",
      description = "How a change is told from noise, ${COMPLETION-CANDIDATES}: ${DEFAULT-VALUE}.")
  @SuppressWarnings("NullAway.Init")
  private Significance test;

  @Option(
      names = "--fail-within",
      paramLabel = "RUNS",
      description = "Exit with 3 when something worsened within that many last runs.")
  private int failWithin;

  @Option(names = "--json", description = "Print the figures and changes as JSON instead.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots there too.")
  private @Nullable Path html;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (failWithin < 0) {
      throw new ParameterException(
          spec.commandLine(), "--fail-within is %d, expected 0 or more".formatted(failWithin));
    }
    if (least < 0) {
      throw new ParameterException(
          spec.commandLine(), "--least is %s, expected 0 or more".formatted(least));
    }
    ChangeDetector detector =
        test == Significance.T ? EDivisiveT.withMagnitude(least / 100) : EDivisive.withSeed(SEED);
    RunStore store = new RunStore(root == null ? Home.runs() : root);
    Trend trend = Trend.of(store, suite, detector, least / 100);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? TrendJson.write(trend) : TrendText.write(trend));
    out.flush();
    if (html != null) {
      Files.writeString(html, TrendPage.write(trend));
    }
    return trend.worsenedWithin(failWithin) ? ExitCode.REGRESSION : ExitCode.OK;
  }
}
