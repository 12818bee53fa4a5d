package org.luxibench.results.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code luxibench compare BASE CAND}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Judges a candidate's results against a baseline's.",
    footer = "Exit codes: 0 nothing regressed, 2 wrong usage, 3 regressed, 4 inconclusive.")
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BASE", description = "JMH JSON file of the baseline.")
  @SuppressWarnings("NullAway.Init")
  private Path base;

  @Parameters(paramLabel = "CAND", description = "JMH JSON file of the candidate.")
  @SuppressWarnings("NullAway.Init")
  private Path candidate;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    throw new IllegalArgumentException(
        "cannot compare %s with %s yet%s".formatted(base, candidate, json ? " as JSON" : ""));
  }
}
