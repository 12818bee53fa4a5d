package org.luxibench.results.compare;

import org.luxibench.results.store.RunRecords;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison for machines. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** Indented JSON; ends with a newline. */
  public static String write(Comparison comparison) {
    return RunRecords.MAPPER.writeValueAsString(tree(comparison)) + "\n";
  }

  /** The same as a tree, which may be added to. */
  public static ObjectNode tree(Comparison comparison) {
    ObjectNode root = RunRecords.MAPPER.createObjectNode();
    root.put("schemaVersion", 1);
    root.put("base", comparison.base());
    root.put("candidate", comparison.candidate());
    root.put("level", comparison.level());
    root.put("exitCode", comparison.exitCode());
    root.put("summary", comparison.summary());
    root.put("meanWorsening", comparison.meanWorsening());
    ArrayNode rows = root.putArray("rows");
    comparison.rows().forEach(row -> write(rows.addObject(), row));
    ArrayNode missing = root.putArray("missing");
    comparison.missing().forEach(missing::add);
    ArrayNode notes = root.putArray("notes");
    comparison.notes().forEach(notes::add);
    return root;
  }

  private static void write(ObjectNode node, Row row) {
    node.put("subject", row.subject());
    node.put("metric", row.metric().name());
    node.put("unit", row.metric().unit());
    node.put("better", row.metric().better().name().toLowerCase(java.util.Locale.ROOT));
    node.put("leastEffect", row.metric().leastEffect());
    node.put("base", row.base());
    node.put("candidate", row.candidate());
    node.put("ratio", row.ratio());
    if (Double.isFinite(row.interval().high())) {
      node.put("ratioLow", row.interval().low());
      node.put("ratioHigh", row.interval().high());
    }
    node.put("p", row.p());
    node.put("adjustedP", row.adjustedP());
    node.put("baseSamples", row.baseSamples());
    node.put("candidateSamples", row.candidateSamples());
    node.put("verdict", row.verdict().word());
    node.put("moreSamples", row.moreSamples());
    node.put("moreSamplesIsLowerBound", row.needsMoreThanIsTold());
    node.put("detail", row.detail());
  }
}
