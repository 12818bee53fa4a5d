package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Series;
import org.luxibench.results.export.Exported;
import org.luxibench.results.report.Table;
import org.luxibench.results.report.Table.Column;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;
import org.luxibench.results.store.LoadAverage;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.RunRecords;
import org.luxibench.results.store.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luxibench results show RUN-FOLDER}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Tells what a run was and what it measured.")
final class ResultsShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN-FOLDER", description = "The folder that holds run.json.")
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    RunRecord record = RunRecords.read(folder.resolve(RunFolder.RECORD));
    StoredRun run = new StoredRun(folder.toAbsolutePath().normalize(), record);
    PrintWriter out = spec.commandLine().getOut();
    out.print(facts(run).text());
    out.println();
    out.print(figures(Exported.read(run)).text());
    out.flush();
    return ExitCode.OK;
  }

  private static Table facts(StoredRun run) {
    RunRecord record = run.record();
    Double pauses = record.pausesMillis();
    return new Table(
        List.of(Column.text("run"), Column.text(run.name())),
        List.of(
            List.of("suite", record.suite()),
            List.of("commit", record.source().commit() + (record.source().dirty() ? " dirty" : "")),
            List.of("command", String.join(" ", record.commandLine())),
            List.of("started", record.started().toString()),
            List.of("ended", record.ended().toString()),
            List.of("host", told(record.host())),
            List.of("JVM", told(record.jvm())),
            List.of("load before", told(record.loadBefore())),
            List.of("load after", told(record.loadAfter())),
            List.of("pauses", pauses == null ? "not looked for" : pauses + " ms"),
            List.of("verdict", run.verdict())));
  }

  private static String told(HostFingerprint host) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %d cores, governor %s, %s, %.1f GiB, CPU limit %s, memory limit %s",
        host.name(),
        host.cpuModel(),
        host.cores(),
        host.governor(),
        host.kernel(),
        host.memoryBytes() / (double) (1 << 30),
        host.cpuLimit(),
        host.memoryLimit());
  }

  private static String told(JvmFingerprint jvm) {
    return String.join(
        ", ", jvm.version(), jvm.vendor(), jvm.vm(), "flags " + String.join(" ", jvm.flags()));
  }

  private static String told(LoadAverage load) {
    return String.format(
        Locale.ROOT, "%.2f %.2f %.2f (1, 5, 15 min)", load.one(), load.five(), load.fifteen());
  }

  private static Table figures(Exported exported) {
    return new Table(
        List.of(
            Column.text("subject"),
            Column.text("metric"),
            Column.number("median"),
            Column.text("unit"),
            Column.number("samples")),
        exported.series().stream().map(ResultsShowCommand::cells).toList());
  }

  private static List<String> cells(Series series) {
    return List.of(
        series.subject(),
        series.metric().name(),
        String.format(Locale.ROOT, "%.5g", series.sample().median()),
        series.metric().unit(),
        Integer.toString(series.sample().size()));
  }
}
