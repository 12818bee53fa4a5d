package org.luxibench.processor.unit;

import java.util.List;
import java.util.SortedSet;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Compares configured sizes with those on the nodes, which never differ on simulated ones. */
record ClusterRepairDiskSizes(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    SortedSet<String> named = Footprints.instanceNames(context, "instances");
    for (String name : named.isEmpty() ? context.config().instances().keySet() : named) {
      Instance instance = NameExpansion.instance(context.config(), name);
      var primary = NameExpansion.node(context.config(), instance.primaryNode());
      if (!context.cluster().answers(primary)) {
        context.warn(
            "Failure in blockdev_getsize call to node %s, ignoring".formatted(primary.name()));
      }
    }
    context.work();
    return List.of();
  }
}
