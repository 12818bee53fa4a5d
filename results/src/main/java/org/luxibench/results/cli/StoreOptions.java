package org.luxibench.results.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.store.RunStore;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which runs a command is about. */
final class StoreOptions {
  @Parameters(paramLabel = "SUITE", arity = "0..*", description = "Suites; all unless given.")
  private List<String> suites = new ArrayList<>();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where the suites are; the project's results/runs unless given.")
  private @Nullable Path root;

  RunStore store() {
    return new RunStore(root == null ? Home.runs() : root);
  }

  List<String> suites() throws IOException {
    return suites.isEmpty() ? store().suites() : suites;
  }
}
