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
              NodeRemove::new),
          new UnitEntry(
              "OP_NODE_SET_PARAMS",
              NodeFootprints.SET_PARAMS,
              "changes the node's flags, parameters or secondary address",
              NodeSetParams::new),
          new UnitEntry(
              "OP_NODE_EVACUATE",
              NodeFootprints.EVACUATE,
              "submits jobs that move the node's instances elsewhere",
              NodeEvacuate::new),
          new UnitEntry(
              "OP_NODE_MIGRATE",
              NodeFootprints.MIGRATE,
              "submits a migration of each primary instance",
              NodeMigrate::new),
          new UnitEntry(
              "OP_OOB_COMMAND", Footprint.none(), "asks or sets the nodes' power", OobCommand::new),
          new UnitEntry(
              "OP_NODE_QUERYVOLS",
              NodeFootprints.LISTED,
              "lists the logical volumes on the nodes that answer",
              NodeQueryVolumes::new),
          new UnitEntry(
              "OP_NODE_QUERY_STORAGE",
              NodeFootprints.LISTED,
              "lists where the nodes that answer keep disks",
              NodeQueryStorage::new));

  private NodeUnits() {}
}
