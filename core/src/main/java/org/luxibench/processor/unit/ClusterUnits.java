package org.luxibench.processor.unit;

import java.util.List;

/** The opcodes about the cluster as a whole. */
final class ClusterUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          new UnitEntry(
              "OP_CLUSTER_VERIFY",
              Footprint.none(),
              "submits a verification of the configuration and one of each group",
              ClusterVerify::new),
          new UnitEntry(
              "OP_CLUSTER_VERIFY_CONFIG",
              Footprints.VERIFY_CONFIG,
              "returns whether the configuration agrees with itself",
              ClusterVerifyConfig::new),
          new UnitEntry(
              "OP_CLUSTER_VERIFY_GROUP",
              Footprints.VERIFY_GROUP,
              "returns whether the group's nodes and instances are as configured",
              ClusterVerifyGroup::new),
          new UnitEntry(
              "OP_CLUSTER_VERIFY_DISKS",
              Footprint.none(),
              "submits a verification of each group's disks",
              ClusterVerifyDisks::new),
          new UnitEntry(
              "OP_CLUSTER_REPAIR_DISK_SIZES",
              ClusterFootprints.REPAIR_DISK_SIZES,
              "returns the disks whose size was put right, none here",
              ClusterRepairDiskSizes::new),
          new UnitEntry(
              "OP_CLUSTER_REDIST_CONF",
              ClusterFootprints.ALL_NODES,
              "hands the configuration to every node",
              ClusterRedistConf::new),
          new UnitEntry(
              "OP_CLUSTER_SET_PARAMS",
              ClusterFootprints.ALL_NODES,
              "changes the cluster's parameters",
              ClusterSetParams::new),
          new UnitEntry(
              "OP_CLUSTER_RENAME",
              Footprint.none(),
              "gives the cluster another name",
              ClusterRename::new),
          new UnitEntry(
              "OP_CLUSTER_POST_INIT",
              Footprint.none(),
              "returns true",
              context ->
                  () -> {
                    context.work();
                    return true;
                  }),
          new UnitEntry(
              "OP_CLUSTER_DESTROY",
              Footprint.none(),
              "returns the master's name if nothing else is left; the files stay",
              ClusterDestroy::new));

  private ClusterUnits() {}
}
