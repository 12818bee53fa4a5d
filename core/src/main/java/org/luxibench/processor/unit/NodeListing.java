package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.text.NaturalOrder;

/** What the opcodes that ask nodes about their disks have in common: {@code nodes}, the columns. */
final class NodeListing {
  private NodeListing() {}

  /** Full names of the nodes asked about, none meaning all. */
  static SortedSet<String> named(UnitContext context) throws GanetiException {
    return Footprints.nodeNames(context, "nodes");
  }

  /**
   * The nodes that answer, in natural order. Those marked offline are passed over; of others the
   * job's log tells.
   */
  static List<Node> answering(UnitContext context) throws GanetiException {
    SortedSet<String> names = new TreeSet<>(NaturalOrder.INSTANCE);
    names.addAll(named(context));
    if (names.isEmpty()) {
      names.addAll(context.config().nodes().keySet());
    }
    List<Node> answering = new ArrayList<>();
    for (String name : names) {
      Optional<Node> node = context.config().node(name);
      if (node.isPresent() && context.cluster().answers(node.get())) {
        answering.add(node.get());
      } else if (node.isPresent() && !node.get().offline()) {
        context.warn("Node " + name + " does not tell about its disks: no answer");
      }
    }
    return answering;
  }

  /**
   * Checks {@code output_fields}.
   *
   * @throws GanetiException OpPrereqError, wrong_input, naming those that do not exist
   */
  static void checkFields(UnitContext context, List<String> known) throws GanetiException {
    List<String> unknown =
        context.opcode().texts("output_fields").stream()
            .filter(field -> !known.contains(field))
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      throw GanetiException.opPrereq(
          "Unknown output fields selected: " + String.join(", ", unknown), ErrorCode.WRONG_INPUT);
    }
  }

  /** One value of a row. */
  @FunctionalInterface
  interface Column {
    @Nullable Object value(String field);
  }

  /** A row of the fields asked for, in their order. */
  static List<@Nullable Object> row(UnitContext context, Column column) {
    List<@Nullable Object> row = new ArrayList<>();
    context.opcode().texts("output_fields").forEach(field -> row.add(column.value(field)));
    return row;
  }
}
