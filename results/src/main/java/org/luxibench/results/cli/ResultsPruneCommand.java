package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.nightly.Acceptance;
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
        "Removes all but the newest runs of each suite, and what runs that broke off left behind a"
            + " day or more ago; says what, and with --yes does it.")
final class ResultsPruneCommand implements Callable<Integer> {
  private static final Duration ABANDONED = Duration.ofDays(1);

  @Mixin private StoreOptions options = new StoreOptions();

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "N",
      description = "How many runs of each suite stay; a night makes as many as it has passes.")
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
    for (String suite : options.suites()) {
      RunStore.Found found = options.store().of(suite);
      List<StoredRun> runs = found.runs();
      PrintWriter out = spec.commandLine().getOut();
      found.unreadable().forEach(each -> out.println("unreadable, left alone: " + each));
      for (StoredRun run : runs.subList(0, Math.max(0, runs.size() - keep))) {
        if (Acceptance.isHeldBy(run)) {
          out.println("kept, for a level was accepted with it: " + run.folder());
        } else {
          remove(run.folder());
        }
      }
      for (Path left : options.store().leftovers(suite, Instant.now().minus(ABANDONED))) {
        remove(left);
      }
    }
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private void remove(Path folder) throws IOException {
    if (yes) {
      RunStore.delete(folder);
    }
    spec.commandLine().getOut().println((yes ? "removed " : "would remove ") + folder);
  }
}
