package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Lists the logical volumes on nodes, a row of texts for each. */
record NodeQueryVolumes(UnitContext context) implements LogicalUnit {
  private static final String DEVICE = "/dev/sda3";
  private static final List<String> FIELDS =
      List.of("node", "phys", "vg", "name", "size", "instance");

  @Override
  public void checkPrerequisites() throws GanetiException {
    NodeListing.checkFields(context, FIELDS);
  }

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Node node : NodeListing.answering(context)) {
      for (LogicalVolume volume : LogicalVolume.on(context.config(), node.name())) {
        rows.add(NodeListing.row(context, field -> value(node, volume, field)));
      }
    }
    return rows;
  }

  private static String value(Node node, LogicalVolume volume, String field) {
    return switch (field) {
      case "node" -> node.name();
      case "phys" -> DEVICE;
      case "vg" -> volume.group();
      case "name" -> volume.name();
      case "size" -> Long.toString(volume.size());
      default -> volume.instance();
    };
  }
}
