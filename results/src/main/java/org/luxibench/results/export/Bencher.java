package org.luxibench.results.export;

import java.util.List;
import java.util.Locale;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.RunRecords;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bencher Metric Format (bencher.dev, reference "BMF JSON"): benchmark name to measure to value
 * with bounds. Of several runs of one suite the newest wins.
 */
final class Bencher {
  private Bencher() {}

  static String write(List<Exported> runs) {
    ObjectNode root = RunRecords.MAPPER.createObjectNode();
    for (Exported exported : runs) {
      for (Series series : exported.series()) {
        String name = exported.run().record().suite() + "/" + series.subject();
        ObjectNode benchmark =
            root.get(name) instanceof ObjectNode known ? known : root.putObject(name);
        ObjectNode measure = benchmark.putObject(slug(series));
        measure.put("value", series.sample().median());
        measure.put("lower_value", Exported.least(series.sample()));
        measure.put("upper_value", Exported.largest(series.sample()));
      }
    }
    return RunRecords.MAPPER.writeValueAsString(root) + "\n";
  }

  /** Bencher names measures by slugs: small letters, digits and dashes. */
  private static String slug(Series series) {
    String text = series.metric().name() + " " + series.metric().unit();
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
