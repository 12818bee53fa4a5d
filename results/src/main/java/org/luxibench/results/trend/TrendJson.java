package org.luxibench.results.trend;

import java.util.Locale;
import org.luxibench.results.store.RunRecords;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A trend as JSON: each row's figures by run and commit, and its changes. */
public final class TrendJson {
  private TrendJson() {}

  /** Ends with a newline. */
  public static String write(Trend trend) {
    ObjectNode root = RunRecords.MAPPER.createObjectNode();
    root.put("suite", trend.suite());
    ArrayNode rows = root.putArray("rows");
    trend.rows().forEach(row -> write(rows.addObject(), row));
    ArrayNode notes = root.putArray("notes");
    trend.notes().forEach(notes::add);
    return RunRecords.MAPPER.writeValueAsString(root) + "\n";
  }

  private static void write(ObjectNode node, Trend.Row row) {
    History history = row.history();
    node.put("subject", history.subject());
    node.put("metric", history.metric().name());
    node.put("unit", history.metric().unit());
    node.put("better", history.metric().better().name().toLowerCase(Locale.ROOT));
    ArrayNode points = node.putArray("points");
    for (Point point : history.points()) {
      ObjectNode one = points.addObject();
      one.put("run", point.run());
      one.put("commit", point.commit());
      one.put("started", point.started().toString());
      one.put("value", point.value());
    }
    ArrayNode changes = node.putArray("changes");
    for (Change change : row.changes()) {
      ObjectNode one = changes.addObject();
      one.put("index", change.point().index());
      one.put("before", change.point().before());
      one.put("after", change.point().after());
      one.put("ratio", change.point().ratio());
      one.put("p", change.point().p());
      one.put("worse", change.worse());
      one.put("lastBefore", change.lastBefore().run());
      one.put("firstAfter", change.firstAfter().run());
      one.put("commits", change.commitRange());
    }
  }
}
