package org.luxibench.processor.unit;

import java.util.SortedSet;
import java.util.TreeSet;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.processor.LockNeed;

/** The footprints of cluster opcodes. */
final class ClusterFootprints {

  static final Footprint ALL_NODES =
      Footprint.none()
          .then(LockLevel.NODE, "all nodes, shared", context -> LockNeed.all(LockMode.SHARED));

  static final Footprint REPAIR_DISK_SIZES =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "the named instances, all without names",
              context -> exclusiveOrAll(Footprints.instanceNames(context, "instances")))
          .then(
              LockLevel.NODE,
              "their primary nodes",
              context -> exclusiveOrAll(primaryNodes(context)));

  private ClusterFootprints() {}

  private static SortedSet<String> primaryNodes(UnitContext context) throws GanetiException {
    SortedSet<String> nodes = new TreeSet<>();
    for (String name : Footprints.instanceNames(context, "instances")) {
      nodes.add(NameExpansion.instance(context.config(), name).primaryNode());
    }
    return nodes;
  }

  private static LockNeed exclusiveOrAll(SortedSet<String> names) {
    return names.isEmpty() ? LockNeed.all(LockMode.EXCLUSIVE) : LockNeed.exclusive(names);
  }
}
