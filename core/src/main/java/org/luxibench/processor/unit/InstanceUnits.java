package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes about instances. */
final class InstanceUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry(
              "OP_INSTANCE_CREATE",
              InstanceFootprints.CREATE,
              "configures the instance, on the named nodes or those an allocator chose, and starts"
                  + " it",
              InstanceCreate::new),
          new UnitEntry(
              "OP_INSTANCE_REMOVE",
              Footprints.INSTANCE_AND_NODES,
              "removes the instance from the configuration, and its lock",
              InstanceRemove::new),
          new UnitEntry(
              "OP_INSTANCE_RENAME",
              Footprint.none(),
              "gives the stopped instance and its lock another name",
              InstanceRename::new),
          new UnitEntry(
              "OP_INSTANCE_STARTUP",
              Footprints.INSTANCE_ONLY,
              "marks it as meant to run, and starts it",
              InstanceStartup::new),
          new UnitEntry(
              "OP_INSTANCE_SHUTDOWN",
              Footprints.INSTANCE_ONLY,
              "marks it as not meant to run, and stops it",
              InstanceShutdown::new),
          new UnitEntry(
              "OP_INSTANCE_REBOOT",
              Footprints.INSTANCE_ONLY,
              "restarts it; it is meant to run then",
              InstanceReboot::new),
          new UnitEntry(
              "OP_INSTANCE_REINSTALL",
              Footprints.INSTANCE_ONLY,
              "installs the stopped instance again, with another system if asked",
              InstanceReinstall::new),
          new UnitEntry(
              "OP_INSTANCE_ACTIVATE_DISKS",
              Footprints.INSTANCE_AND_NODES,
              "returns node, disk and device of each disk",
              InstanceActivateDisks::new),
          new UnitEntry(
              "OP_INSTANCE_DEACTIVATE_DISKS",
              Footprints.INSTANCE_AND_NODES,
              "shuts down the disks of the stopped instance",
              InstanceDeactivateDisks::new),
          new UnitEntry(
              "OP_INSTANCE_REPLACE_DISKS",
              Footprints.REPLACE_DISKS,
              "builds one side of the mirror anew, on another secondary if asked",
              InstanceReplaceDisks::new),
          new UnitEntry(
              "OP_INSTANCE_GROW_DISK",
              Footprints.INSTANCE_AND_NODES,
              "makes one disk larger",
              InstanceGrowDisk::new),
          new UnitEntry(
              "OP_INSTANCE_FAILOVER",
              Footprints.INSTANCE_AND_NODES,
              "swaps primary and secondary node, stopping the instance meanwhile",
              context -> new InstanceTakeover(context, false)),
          new UnitEntry(
              "OP_INSTANCE_MIGRATE",
              Footprints.INSTANCE_AND_NODES,
              "swaps primary and secondary node of the running instance",
              context -> new InstanceTakeover(context, true)),
          new UnitEntry(
              "OP_INSTANCE_SET_PARAMS",
              InstanceFootprints.SET_PARAMS,
              "changes parameters, disks, interfaces, system or disk template",
              InstanceSetParams::new),
          new UnitEntry(
              "OP_INSTANCE_QUERY_DATA",
              InstanceFootprints.DATA_IF_LOCKING,
              "returns everything known of the instances",
              InstanceQueryData::new));

  private InstanceUnits() {}
}
