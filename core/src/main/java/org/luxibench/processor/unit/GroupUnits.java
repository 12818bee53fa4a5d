package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes about node groups. */
final class GroupUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry(
              "OP_GROUP_ADD",
              Footprints.NEW_GROUP,
              "configures a group without nodes",
              GroupAdd::new),
          new UnitEntry(
              "OP_GROUP_REMOVE",
              Footprints.GROUP,
              "removes the empty group and its lock",
              GroupRemove::new),
          new UnitEntry("OP_GROUP_RENAME", Footprints.GROUP, "changes its name", GroupRename::new),
          new UnitEntry(
              "OP_GROUP_ASSIGN_NODES",
              Footprints.ASSIGN_NODES,
              "moves nodes into the group",
              GroupAssignNodes::new),
          new UnitEntry(
              "OP_GROUP_SET_PARAMS",
              Footprints.GROUP,
              "changes its policy and node parameters",
              GroupSetParams::new),
          new UnitEntry(
              "OP_GROUP_VERIFY_DISKS",
              Footprints.VERIFY_GROUP,
              "returns nodes that do not answer and instances whose disks are to be activated",
              GroupVerifyDisks::new));

  private GroupUnits() {}
}
