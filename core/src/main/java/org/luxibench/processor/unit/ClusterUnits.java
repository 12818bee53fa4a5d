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
              ClusterVerifyGroup::new));

  private ClusterUnits() {}
}
