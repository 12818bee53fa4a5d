package org.luxibench.processor.unit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.LogicalUnit;

/** Builds one side of an instance's mirrored disks anew; the synchronisation takes hours. */
record InstanceReplaceDisks(UnitContext context) implements LogicalUnit {
  private static final int STEPS = 6;
  private static final int SYNC_REPORTS = 4;

  @Override
  public void checkPrerequisites() throws GanetiException {
    Instance instance = context.instance();
    if (!instance.diskTemplate().equals("drbd")) {
      throw GanetiException.opPrereq(
          "Disks of instance %s are '%s', only those of drbd can be replaced"
              .formatted(instance.name(), instance.diskTemplate()),
          ErrorCode.WRONG_INPUT);
    }
    checkMode();
    for (int index : disks()) {
      if (index >= instance.disks().size()) {
        throw GanetiException.opPrereq(
            "Instance %s has no disk %d".formatted(instance.name(), index), ErrorCode.WRONG_INPUT);
      }
    }
    newSecondary();
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    context.info("Replacing disk(s) of instance '%s'".formatted(instance.name()));
    context.step(1, STEPS, "Check device existence");
    for (String name : Footprints.nodesOf(instance)) {
      context.call(NameExpansion.node(context.config(), name));
    }
    context.step(2, STEPS, "Check peer consistency");
    context.step(3, STEPS, "Allocate new storage");
    context.step(4, STEPS, "Changing drbd configuration");
    Optional<Node> secondary = newSecondary();
    if (secondary.isPresent()) {
      List<String> secondaries = List.of(secondary.get().name());
      context.change(
          config -> config.withInstance(instance.withNodes(instance.primaryNode(), secondaries)));
    }
    if (context.opcode().flag("early_release")) {
      // Risky, as the reference says: if the synchronisation fails, the old storage is gone.
      context.step(5, STEPS, "Removing old storage");
      context.locks().release(LockLevel.NODE);
      context.step(6, STEPS, "Sync devices");
      synchronise();
    } else {
      context.step(5, STEPS, "Sync devices");
      synchronise();
      context.step(6, STEPS, "Removing old storage");
    }
    return null;
  }

  private void synchronise() throws GanetiException, InterruptedException {
    Duration part = context.cluster().durationOf(context.opcode().id()).dividedBy(SYNC_REPORTS);
    for (int done = 1; done <= SYNC_REPORTS; done++) {
      context.work(part);
      context.info("Disks are %d %% synchronised".formatted(100 * done / SYNC_REPORTS));
    }
  }

  private void checkMode() throws GanetiException {
    OpCode opcode = context.opcode();
    boolean change = opcode.text("mode").equals("replace_new_secondary");
    boolean remote = opcode.optionalText("remote_node").isPresent();
    boolean allocator = opcode.optionalText("iallocator").isPresent();
    if (change != (remote || allocator) || (remote && allocator)) {
      throw GanetiException.opPrereq(
          "mode is '%s': a new secondary needs either remote_node or iallocator, the other modes"
                  .formatted(opcode.text("mode"))
              + " neither",
          ErrorCode.WRONG_INPUT);
    }
  }

  /** The secondary to move to, if one was asked for. */
  private Optional<Node> newSecondary() throws GanetiException {
    Instance instance = context.instance();
    Optional<String> remote = context.opcode().optionalText("remote_node");
    if (remote.isPresent()) {
      Node node = NameExpansion.node(context.config(), remote.get());
      if (Footprints.nodesOf(instance).contains(node.name())) {
        throw GanetiException.opPrereq(
            "Instance %s is on node %s already".formatted(instance.name(), node.name()),
            ErrorCode.WRONG_INPUT);
      }
      return Optional.of(node);
    }
    return context.opcode().optionalText("iallocator").isPresent()
        ? Optional.of(Allocation.newSecondary(context, instance))
        : Optional.empty();
  }

  private List<Integer> disks() {
    return context.opcode().value("disks").values().stream().map(each -> each.intValue()).toList();
  }
}
