package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LogicalUnit;

/** Moves nodes into a group; an instance whose sides would be parted stops it unless forced. */
record GroupAssignNodes(UnitContext context) implements LogicalUnit {

  /** Which groups the nodes leave was looked up before their locks were held. */
  @Override
  public void checkPrerequisites() throws GanetiException {
    SortedSet<String> groups = Footprints.groupsToAssign(context);
    SortedSet<String> locked = context.locks().held(LockLevel.NODEGROUP);
    if (!locked.equals(groups)) {
      throw GanetiException.opExec(
          "Nodes changed groups since locks were acquired, current groups are '%s', used to be '%s'"
              .formatted(String.join(", ", groups), String.join(", ", locked)));
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    String group = context.group().uuid();
    Set<String> nodes = Footprints.nodeNames(context, "nodes");
    ClusterConfig before = context.config();
    ClusterConfig after = moved(before, nodes, group);
    List<String> parted =
        before.instances().values().stream()
            .filter(each -> !isParted(before, each) && isParted(after, each))
            .map(Instance::name)
            .toList();
    if (!parted.isEmpty()) {
      String names = String.join(", ", parted);
      if (!context.opcode().flag("force")) {
        throw GanetiException.opExec(
            "The following instances get split by this change and force was not given: " + names);
      }
      context.warn("This operation splits the following instances: " + names);
    }
    context.work();
    context.change(config -> moved(config, nodes, group));
    return null;
  }

  private static ClusterConfig moved(ClusterConfig config, Collection<String> nodes, String group) {
    ClusterConfig moved = config;
    for (String node : nodes) {
      moved = moved.withNode(moved.node(node).orElseThrow().withGroup(group));
    }
    return moved;
  }

  private static boolean isParted(ClusterConfig config, Instance instance) {
    return Footprints.groupsOf(config, instance).size() > 1;
  }
}
