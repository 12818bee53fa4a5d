package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code luxibench results prune --keep N}. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description =
        "Removes all but the newest runs of each suite; says what, and with --yes does it.")
final class ResultsPruneCommand implements Callable<Integer> {
  @Mixin private StoreOptions options = new StoreOptions();

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "N",
      description = "How many runs of each suite stay.")
  private int keep;

  @Option(names = "--yes", description = "Remove them; without it they are only listed.")
  private boolean yes;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (keep < 0) {
      throw new ParameterException(
          spec.commandLine(), "--keep is %d, expected 0 or more".formatted(keep));
    }
    PrintWriter out = spec.commandLine().getOut();
    for (String suite : options.suites()) {
      List<StoredRun> runs = options.store().of(suite).runs();
      for (StoredRun run : runs.subList(0, Math.max(0, runs.size() - keep))) {
        if (yes) {
          RunStore.delete(run);
        }
        out.println((yes ? "removed " : "would remove ") + run.folder());
      }
    }
    out.flush();
    return ExitCode.OK;
  }
}
