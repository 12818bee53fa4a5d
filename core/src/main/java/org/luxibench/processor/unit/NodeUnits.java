package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes about nodes. */
final class NodeUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry(
              "OP_NODE_ADD",
              Footprint.none(),
              "configures the node and adds its lock",
              NodeAdd::new),
          new UnitEntry(
              "OP_NODE_REMOVE",
              Footprint.none(),
              "removes the node from the configuration, and its lock",
              NodeRemove::new));

  private NodeUnits() {}
}
