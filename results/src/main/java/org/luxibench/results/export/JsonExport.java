package org.luxibench.results.export;

import java.util.List;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.RunRecords;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The run records in one array, each with its series. */
final class JsonExport {
  private JsonExport() {}

  static String write(List<Exported> runs) {
    ArrayNode root = RunRecords.MAPPER.createArrayNode();
    for (Exported exported : runs) {
      ObjectNode node = root.addObject();
      node.put("run", exported.run().name());
      node.set("record", RunRecords.MAPPER.valueToTree(exported.run().record()));
      ArrayNode all = node.putArray("series");
      exported.series().forEach(series -> write(all.addObject(), series));
    }
    return RunRecords.MAPPER.writeValueAsString(root) + "\n";
  }

  private static void write(ObjectNode node, Series series) {
    node.put("subject", series.subject());
    node.put("metric", series.metric().name());
    node.put("unit", series.metric().unit());
    ArrayNode samples = node.putArray("samples");
    series.sample().toList().forEach(samples::add);
  }
}
