package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.LockNeed;

/** The lock footprints of REFERENCE 5. */
final class Footprints {

  static final Footprint INSTANCE_ONLY =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "the instance",
              context -> LockNeed.exclusive(context.instance().name()));

  static final Footprint INSTANCE_AND_NODES =
      INSTANCE_ONLY.then(
          LockLevel.NODE, "its nodes", context -> LockNeed.exclusive(nodesOf(context.instance())));

  static final Footprint REPLACE_DISKS =
      INSTANCE_ONLY
          .then(
              LockLevel.NODEGROUP,
              "with an iallocator its nodes' groups, shared",
              context ->
                  allocates(context.opcode())
                      ? LockNeed.shared(groupsOf(context.config(), context.instance()))
                      : LockNeed.none())
          .then(
              LockLevel.NODE,
              "its nodes, with a new secondary that node too, with an iallocator all nodes of"
                  + " those groups; with early_release until the disks are synchronised",
              context -> LockNeed.exclusive(nodesToReplaceDisksOn(context)));

  static final Footprint TEST_DELAY =
      Footprint.none()
          .then(
              LockLevel.NODE,
              "the nodes of on_nodes, none with no_locks",
              context ->
                  context.opcode().flag("no_locks")
                      ? LockNeed.none()
                      : LockNeed.exclusive(nodeNames(context, "on_nodes")));

  static final Footprint VERIFY_GROUP =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "the group's instances, shared",
              context ->
                  LockNeed.shared(names(context.config().instancesOfGroup(context.group().uuid()))))
          .then(
              LockLevel.NODEGROUP,
              "the group, shared",
              context -> LockNeed.shared(List.of(context.group().uuid())))
          .then(
              LockLevel.NODE,
              "its nodes, shared",
              context -> LockNeed.shared(nodesOfGroup(context.config(), context.group())));

  static final Footprint VERIFY_CONFIG =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "under shared-verify all instances, shared",
              Footprints::verifyAll)
          .then(LockLevel.NODEGROUP, "all groups, shared", Footprints::verifyAll)
          .then(LockLevel.NODE, "all nodes, shared", Footprints::verifyAll);

  static final Footprint GROUP =
      Footprint.none()
          .then(
              LockLevel.NODEGROUP,
              "the group",
              context -> LockNeed.exclusive(context.group().uuid()));

  static final Footprint NEW_GROUP =
      Footprint.none()
          .then(
              LockLevel.NODEGROUP,
              "the group, added",
              context -> LockNeed.added(GroupAdd.uuid(context)));

  static final Footprint ASSIGN_NODES =
      Footprint.none()
          .then(
              LockLevel.NODEGROUP,
              "the group and the nodes' present ones",
              context -> LockNeed.exclusive(groupsToAssign(context)))
          .then(
              LockLevel.NODE,
              "the nodes",
              context -> LockNeed.exclusive(nodeNames(context, "nodes")));

  static final Footprint TAGGED =
      Footprint.none()
          .then(
              LockLevel.INSTANCE, "of an instance that one", context -> tagged(context, "instance"))
          .then(LockLevel.NODE, "of a node that one", context -> tagged(context, "node"));

  static final Footprint NODES_IF_LOCKING =
      Footprint.none()
          .then(
              LockLevel.NODE,
              "with use_locking the nodes, shared",
              context -> ifLocking(context, Footprints::nodeNames));

  static final Footprint INSTANCES_IF_LOCKING =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "with use_locking the instances, shared",
              context -> ifLocking(context, Footprints::instanceNames));

  private Footprints() {}

  /** Names of the nodes an instance lives on. */
  static List<String> nodesOf(Instance instance) {
    List<String> nodes = new ArrayList<>(instance.secondaryNodes());
    nodes.add(instance.primaryNode());
    return nodes;
  }

  /** Full names of the nodes that a list parameter speaks of. */
  static SortedSet<String> nodeNames(UnitContext context, String parameter) throws GanetiException {
    SortedSet<String> names = new TreeSet<>();
    for (String name : context.opcode().texts(parameter)) {
      names.add(NameExpansion.node(context.config(), name).name());
    }
    return names;
  }

  static List<String> nodesOfGroup(ClusterConfig config, NodeGroup group) {
    return config.nodesOfGroup(group.uuid()).stream().map(Node::name).toList();
  }

  /** UUIDs of the groups of an instance's nodes. */
  static SortedSet<String> groupsOf(ClusterConfig config, Instance instance) {
    SortedSet<String> groups = new TreeSet<>();
    nodesOf(instance)
        .forEach(name -> config.node(name).ifPresent(node -> groups.add(node.group())));
    return groups;
  }

  /** Full names of the instances that a list parameter speaks of. */
  static SortedSet<String> instanceNames(UnitContext context, String parameter)
      throws GanetiException {
    SortedSet<String> names = new TreeSet<>();
    for (String name : context.opcode().texts(parameter)) {
      names.add(NameExpansion.instance(context.config(), name).name());
    }
    return names;
  }

  /** Finds the full names of a list parameter. */
  @FunctionalInterface
  private interface Expansion {
    SortedSet<String> expand(UnitContext context, String parameter) throws GanetiException;
  }

  private static LockNeed ifLocking(UnitContext context, Expansion expansion)
      throws GanetiException {
    if (!context.opcode().flag("use_locking")) {
      return LockNeed.none();
    }
    SortedSet<String> names = expansion.expand(context, "names");
    return names.isEmpty() ? LockNeed.all(LockMode.SHARED) : LockNeed.shared(names);
  }

  private static LockNeed tagged(UnitContext context, String kind) throws GanetiException {
    return context.opcode().text("kind").equals(kind)
        ? LockNeed.exclusive(Tagged.of(context).item().name())
        : LockNeed.none();
  }

  /** UUIDs of the groups that nodes leave or come to. */
  static SortedSet<String> groupsToAssign(UnitContext context) throws GanetiException {
    SortedSet<String> groups = new TreeSet<>(List.of(context.group().uuid()));
    for (String name : nodeNames(context, "nodes")) {
      context.config().node(name).ifPresent(node -> groups.add(node.group()));
    }
    return groups;
  }

  private static boolean allocates(OpCode opcode) {
    return opcode.optionalText("iallocator").isPresent();
  }

  private static SortedSet<String> nodesToReplaceDisksOn(UnitContext context)
      throws GanetiException {
    SortedSet<String> names = new TreeSet<>(nodesOf(context.instance()));
    if (allocates(context.opcode())) {
      groupsOf(context.config(), context.instance())
          .forEach(
              group ->
                  context.config().nodesOfGroup(group).forEach(node -> names.add(node.name())));
    }
    var remote = context.opcode().optionalText("remote_node");
    if (remote.isPresent()) {
      names.add(NameExpansion.node(context.config(), remote.get()).name());
    }
    return names;
  }

  private static LockNeed verifyAll(UnitContext context) {
    return context.surroundings().behaviour() == Behaviour.SHARED_VERIFY
        ? LockNeed.all(LockMode.SHARED)
        : LockNeed.none();
  }

  private static List<String> names(List<Instance> instances) {
    return instances.stream().map(Instance::name).toList();
  }
}
