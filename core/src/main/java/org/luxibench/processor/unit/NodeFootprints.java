package org.luxibench.processor.unit;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.processor.LockNeed;

/** The footprints of node opcodes. */
final class NodeFootprints {

  static final Footprint SET_PARAMS =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "if the secondary address changes all instances, shared",
              context ->
                  context.opcode().optionalText("secondary_ip").isPresent()
                      ? LockNeed.all(LockMode.SHARED)
                      : LockNeed.none())
          .then(LockLevel.NODE, "the node", context -> LockNeed.exclusive(context.node().name()));

  static final Footprint MIGRATE =
      Footprint.none()
          .then(
              LockLevel.NODE,
              "the node, shared",
              context -> LockNeed.shared(List.of(context.node().name())));

  static final Footprint EVACUATE =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "the node's instances, shared",
              context -> LockNeed.shared(instancesOn(context.config(), context.node())))
          .then(
              LockLevel.NODEGROUP,
              "its group, shared",
              context -> LockNeed.shared(List.of(context.node().group())))
          .then(
              LockLevel.NODE,
              "the group's nodes, shared",
              context -> LockNeed.shared(groupOf(context)));

  static final Footprint LISTED =
      Footprint.none()
          .then(
              LockLevel.NODE,
              "the nodes named, or all, shared",
              context -> {
                SortedSet<String> names = NodeListing.named(context);
                return names.isEmpty() ? LockNeed.all(LockMode.SHARED) : LockNeed.shared(names);
              });

  private NodeFootprints() {}

  private static List<String> instancesOn(ClusterConfig config, Node node) {
    return Stream.concat(
            config.primaryInstances(node.name()).stream(),
            config.secondaryInstances(node.name()).stream())
        .map(Instance::name)
        .toList();
  }

  private static List<String> groupOf(UnitContext context) throws GanetiException {
    return context.config().nodesOfGroup(context.node().group()).stream().map(Node::name).toList();
  }
}
