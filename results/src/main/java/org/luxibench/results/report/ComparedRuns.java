package org.luxibench.results.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.report.Table.Column;
import org.luxibench.results.store.HostFingerprint;

/**
 * Several load runs on one page: the legs of all of them, named after their runs. The verdict is
 * the first run's; whether the others are slower is for {@code compare} to judge.
 */
public final class ComparedRuns {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private ComparedRuns() {}

  /**
   * The page.
   *
   * @throws IllegalArgumentException when the runs count latencies in different buckets
   */
  public static String page(List<Report> runs) {
    return HtmlPage.of(runs.get(0).run(), merged(runs), facts(runs));
  }

  static LoadResult merged(List<Report> runs) {
    LoadResult first = runs.get(0).load();
    List<String> labels = labels(runs);
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      LoadResult load = runs.get(i).load();
      if (!load.heatBoundsMicros().equals(first.heatBoundsMicros())) {
        throw new IllegalArgumentException(
            "run %s counts latencies in other buckets than run %s"
                .formatted(labels.get(i), labels.get(0)));
      }
      for (Leg leg : load.legs()) {
        legs.add(named(leg, leg.name() + " @ " + labels.get(i)));
      }
    }
    return new LoadResult(
        scenarios(runs),
        first.reason(),
        first.source(),
        first.verdict(),
        explanation(runs, labels),
        first.heatBoundsMicros(),
        legs);
  }

  /** By commit where that tells them apart, else by time. */
  private static List<String> labels(List<Report> runs) {
    List<String> commits = runs.stream().map(one -> one.run().source().shortName()).toList();
    return new LinkedHashSet<>(commits).size() == runs.size()
        ? commits
        : runs.stream().map(one -> TIME.format(one.run().started())).toList();
  }

  private static String scenarios(List<Report> runs) {
    return runs.stream()
        .map(one -> one.load().scenario())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String explanation(List<Report> runs, List<String> labels) {
    StringBuilder told = new StringBuilder();
    told.append("The verdict is that of ").append(labels.get(0)).append('.');
    HostFingerprint host = runs.get(0).run().host();
    for (int i = 1; i < runs.size(); i++) {
      List<String> differences = host.differences(runs.get(i).run().host());
      if (!differences.isEmpty()) {
        told.append(" Hosts differ from ").append(labels.get(i)).append("'s: ");
        told.append(String.join("; ", differences)).append('.');
      }
    }
    return told.toString();
  }

  private static Leg named(Leg leg, String name) {
    return new Leg(
        name,
        leg.target(),
        leg.verdict(),
        leg.phases(),
        leg.seconds(),
        leg.bgl(),
        leg.pauses(),
        leg.vitals());
  }

  /** The facts of each run side by side. */
  private static Table facts(List<Report> runs) {
    List<Map<String, String>> facts = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Report report : runs) {
      Map<String, String> own = new LinkedHashMap<>();
      RunFacts.of(report.run()).rows().forEach(row -> own.put(row.get(0), row.get(1)));
      facts.add(own);
      names.addAll(own.keySet());
    }
    List<Column> columns = new ArrayList<>(List.of(Column.text("What")));
    labels(runs).forEach(label -> columns.add(Column.text(label)));
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      List<String> row = new ArrayList<>(List.of(name));
      facts.forEach(own -> row.add(own.getOrDefault(name, "")));
      rows.add(row);
    }
    return new Table(columns, rows);
  }
}
