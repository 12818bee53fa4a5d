package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.report.Table;
import org.luxibench.results.report.Table.Column;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code luxibench results list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists runs, oldest first.")
final class ResultsListCommand implements Callable<Integer> {
  @Mixin private StoreOptions options = new StoreOptions();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String suite : options.suites()) {
      RunStore.Found found = options.store().of(suite);
      found.runs().forEach(run -> rows.add(cells(run)));
      unreadable.addAll(found.unreadable());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        new Table(
                List.of(
                    Column.text("suite"),
                    Column.text("run"),
                    Column.number("seconds"),
                    Column.text("host"),
                    Column.text("verdict")),
                rows)
            .text());
    unreadable.forEach(each -> out.println("unreadable: " + each));
    out.flush();
    return ExitCode.OK;
  }

  private static List<String> cells(StoredRun run) {
    Duration took = Duration.between(run.record().started(), run.record().ended());
    return List.of(
        run.record().suite(),
        run.name(),
        Long.toString(took.toSeconds()),
        run.record().host().name(),
        run.verdict());
  }
}
