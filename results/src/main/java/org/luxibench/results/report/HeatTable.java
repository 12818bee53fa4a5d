package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Second;
import org.luxibench.results.report.Table.Column;

/** The table beside the heat map: how many requests of a phase fell into which band of latency. */
final class HeatTable {
  private static final long[] BANDS = {1_000, 10_000, 100_000, 1_000_000, 10_000_000};

  private HeatTable() {}

  static Table of(LoadResult load) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("behaviour"), Column.text("phase")));
    for (long band : BANDS) {
      columns.add(Column.number("to " + Figures.duration((double) band)));
    }
    columns.add(Column.number("above"));
    List<List<String>> rows = new ArrayList<>();
    for (Leg leg : load.legs()) {
      leg.phases().forEach(phase -> rows.add(row(load, leg, phase.name())));
    }
    return new Table(columns, rows);
  }

  private static List<String> row(LoadResult load, Leg leg, String phase) {
    TreeMap<Integer, Long> byBand = new TreeMap<>();
    for (Second second : leg.seconds()) {
      for (int b = 0; second.phase().equals(phase) && b < second.heat().size(); b++) {
        byBand.merge(band(load.heatBoundsMicros(), b), second.heat().get(b), Long::sum);
      }
    }
    List<String> row = new ArrayList<>(List.of(leg.name(), phase));
    for (int band = 0; band <= BANDS.length; band++) {
      row.add(Figures.count(byBand.getOrDefault(band, 0L)));
    }
    return row;
  }

  private static int band(List<Long> bounds, int bucket) {
    int band = 0;
    while (band < BANDS.length && (bucket >= bounds.size() || bounds.get(bucket) > BANDS[band])) {
      band++;
    }
    return band;
  }
}
