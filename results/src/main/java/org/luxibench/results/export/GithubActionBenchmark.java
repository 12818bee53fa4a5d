package org.luxibench.results.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.RunRecords;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input of github-action-benchmark's tool {@code customSmallerIsBetter}: rates are given as the
 * time of one operation, so that one file holds both kinds. Of several runs of one suite the newest
 * wins: the file stands for one commit. Figures of 0 are left out.
 */
final class GithubActionBenchmark {
  private GithubActionBenchmark() {}

  static String write(List<Exported> runs) {
    Map<String, ObjectNode> byName = new LinkedHashMap<>();
    for (Exported exported : runs) {
      for (Series series : exported.series()) {
        // A rate of 0 has no time of one operation.
        if (series.sample().median() > 0) {
          ObjectNode node = RunRecords.MAPPER.createObjectNode();
          write(node, exported, series);
          byName.put(node.path("name").asString(), node);
        }
      }
    }
    ArrayNode root = RunRecords.MAPPER.createArrayNode();
    byName.values().forEach(root::add);
    return RunRecords.MAPPER.writeValueAsString(root) + "\n";
  }

  private static void write(ObjectNode node, Exported exported, Series series) {
    boolean rate = series.metric().better() == Metric.Better.HIGHER;
    double median = series.sample().median();
    double spread = Exported.largest(series.sample()) - Exported.least(series.sample());
    double value = rate ? 1 / median : median;
    String name =
        "%s/%s %s"
            .formatted(exported.run().record().suite(), series.subject(), series.metric().name());
    node.put("name", rate ? name + " (inverse)" : name);
    node.put("unit", rate ? "1/(" + series.metric().unit() + ")" : series.metric().unit());
    node.put("value", value);
    node.put("range", String.format(Locale.ROOT, "± %.3g %%", 50 * spread / median));
    node.put(
        "extra",
        "n=%d commit=%s"
            .formatted(series.sample().size(), exported.run().record().source().shortName()));
  }
}
