package org.luxibench.results.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.luxibench.results.report.Table.Column;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.LoadAverage;
import org.luxibench.results.store.RunRecord;

/** Where, when and on what a run was made, as a table of two columns. */
final class RunFacts {
  private RunFacts() {}

  static Table of(RunRecord run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Command", String.join(" ", run.commandLine())));
    rows.add(List.of("Commit", run.source().commit() + (run.source().dirty() ? ", dirty" : "")));
    rows.add(List.of("Started", run.started().toString()));
    rows.add(List.of("Took", took(run)));
    addHost(rows, run.host());
    rows.add(List.of("JVM", run.jvm().vm() + " " + run.jvm().version()));
    rows.add(List.of("JVM flags", String.join(" ", run.jvm().flags())));
    rows.add(List.of("Load average before", average(run.loadBefore())));
    rows.add(List.of("Load average after", average(run.loadAfter())));
    rows.removeIf(row -> row.get(1).isBlank());
    return new Table(List.of(Column.text("What"), Column.text("Value")), rows);
  }

  private static String took(RunRecord run) {
    long seconds = Duration.between(run.started(), run.ended()).toSeconds();
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  private static void addHost(List<List<String>> rows, HostFingerprint host) {
    rows.add(List.of("Host", host.name()));
    rows.add(List.of("Processor", "%d x %s".formatted(host.cores(), host.cpuModel())));
    rows.add(List.of("Kernel", host.kernel()));
    rows.add(List.of("Memory", memory(host.memoryBytes())));
    rows.add(List.of("Frequency governor", host.governor()));
    rows.add(
        List.of(
            "Limits", "processors %s, memory %s".formatted(host.cpuLimit(), host.memoryLimit())));
  }

  private static String memory(long bytes) {
    return bytes == 0 ? "" : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
  }

  private static String average(LoadAverage load) {
    return load.one() < 0
        ? ""
        : String.format(Locale.ROOT, "%.2f, %.2f, %.2f", load.one(), load.five(), load.fifteen());
  }
}
