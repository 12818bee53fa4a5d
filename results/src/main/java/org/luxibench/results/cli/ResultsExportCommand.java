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
import org.luxibench.results.export.ExportFormat;
import org.luxibench.results.export.Exported;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code luxibench results export --format F}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes runs in another program's format.")
final class ResultsExportCommand implements Callable<Integer> {
  @Mixin private StoreOptions options = new StoreOptions();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORM",
      description = "One of ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("NullAway.Init")
  private ExportFormat format;

  @Option(names = "--last", paramLabel = "N", description = "Only the newest N runs of each suite.")
  private int last = Integer.MAX_VALUE;

  @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of printing.")
  private @Nullable Path out;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (last < 1) {
      throw new ParameterException(
          spec.commandLine(), "--last is %d, expected 1 or more".formatted(last));
    }
    List<Exported> runs = new ArrayList<>();
    PrintWriter err = spec.commandLine().getErr();
    for (String suite : options.suites()) {
      RunStore.Found found = options.store().of(suite);
      found.unreadable().forEach(each -> err.println("left out: " + each));
      List<StoredRun> all = found.runs();
      for (StoredRun run : all.subList(Math.max(0, all.size() - last), all.size())) {
        try {
          runs.add(Exported.read(run));
        } catch (IOException unreadable) {
          err.println("left out: " + unreadable.getMessage());
        }
      }
    }
    err.flush();
    String text = format.write(runs);
    if (out != null) {
      Files.writeString(out, text);
    } else {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
    return ExitCode.OK;
  }
}
