package org.luxibench.processor.unit;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.processor.LockNeed;

/** The footprints of single instance opcodes. */
final class InstanceFootprints {

  static final Footprint CREATE =
      Footprint.none()
          .then(LockLevel.INSTANCE, "the instance, added", InstanceFootprints::newInstance)
          .then(
              LockLevel.NODE,
              "the named nodes, all with an iallocator",
              InstanceFootprints::nodesToCreateOn);

  static final Footprint SET_PARAMS =
      Footprints.INSTANCE_ONLY.then(
          LockLevel.NODE,
          "its nodes, with a new secondary that node too",
          InstanceFootprints::nodesToChange);

  static final Footprint DATA_IF_LOCKING =
      Footprint.none()
          .then(
              LockLevel.INSTANCE,
              "with use_locking the instances, shared",
              context -> locking(context) ? sharedOrAll(named(context)) : LockNeed.none())
          .then(
              LockLevel.NODE,
              "their nodes, shared",
              context -> locking(context) ? sharedOrAll(nodesOfNamed(context)) : LockNeed.none());

  private InstanceFootprints() {}

  private static LockNeed newInstance(UnitContext context) throws GanetiException {
    String name = InstanceCreate.name(context);
    if (context.config().instance(name).isPresent()) {
      throw GanetiException.opPrereq(
          "Instance '%s' is already in the cluster".formatted(name), ErrorCode.ALREADY_EXISTS);
    }
    return LockNeed.added(name);
  }

  private static LockNeed nodesToCreateOn(UnitContext context) throws GanetiException {
    if (InstancePlacement.allocates(context)) {
      return LockNeed.all(LockMode.EXCLUSIVE);
    }
    SortedSet<String> names = new TreeSet<>();
    addNode(context, "pnode", names);
    addNode(context, "snode", names);
    return LockNeed.exclusive(names);
  }

  private static LockNeed nodesToChange(UnitContext context) throws GanetiException {
    SortedSet<String> names = new TreeSet<>(Footprints.nodesOf(context.instance()));
    addNode(context, "remote_node", names);
    return LockNeed.exclusive(names);
  }

  private static void addNode(UnitContext context, String parameter, SortedSet<String> names)
      throws GanetiException {
    Optional<String> name = context.opcode().optionalText(parameter);
    if (name.isPresent()) {
      names.add(NameExpansion.node(context.config(), name.get()).name());
    }
  }

  private static boolean locking(UnitContext context) {
    return context.opcode().flag("use_locking");
  }

  private static SortedSet<String> named(UnitContext context) throws GanetiException {
    return Footprints.instanceNames(context, "instances");
  }

  private static SortedSet<String> nodesOfNamed(UnitContext context) throws GanetiException {
    SortedSet<String> nodes = new TreeSet<>();
    for (String name : named(context)) {
      nodes.addAll(Footprints.nodesOf(NameExpansion.instance(context.config(), name)));
    }
    return nodes;
  }

  private static LockNeed sharedOrAll(SortedSet<String> names) {
    return names.isEmpty() ? LockNeed.all(LockMode.SHARED) : LockNeed.shared(names);
  }
}
