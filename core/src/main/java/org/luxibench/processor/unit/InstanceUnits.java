package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes about instances. */
final class InstanceUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry(
              "OP_INSTANCE_REPLACE_DISKS",
              Footprints.REPLACE_DISKS,
              "builds one side of the mirror anew, on another secondary if asked",
              InstanceReplaceDisks::new));

  private InstanceUnits() {}
}
