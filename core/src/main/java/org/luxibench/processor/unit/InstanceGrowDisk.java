package org.luxibench.processor.unit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;

/** Makes a disk larger on all nodes that hold it. */
record InstanceGrowDisk(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    Instance instance = context.instance();
    for (String node : Footprints.nodesOf(instance)) {
      context.online(node);
    }
    JsonNode disk = context.opcode().value("disk");
    if (!disk.canConvertToInt() || index() < 0 || index() >= instance.disks().size()) {
      throw GanetiException.opPrereq(
          "Disk %s does not exist, instance %s has %d disks"
              .formatted(disk, instance.name(), instance.disks().size()),
          ErrorCode.WRONG_INPUT);
    }
    JsonNode amount = context.opcode().value("amount");
    if (!amount.canConvertToLong() || amount.longValue() > Devices.LARGEST - size(instance)) {
      throw GanetiException.opPrereq(
          "amount is %s, a disk can have %d MiB at most".formatted(amount, Devices.LARGEST),
          ErrorCode.WRONG_INPUT);
    }
    if (newSize(instance) <= size(instance)) {
      throw GanetiException.opPrereq(
          "amount is %d, a disk of %d MiB can only grow"
              .formatted(context.opcode().integer("amount"), size(instance)),
          ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    for (String node : Footprints.nodesOf(instance)) {
      context.call(NameExpansion.node(context.config(), node));
    }
    context.say("Growing disk %d of instance '%s'".formatted(index(), instance.name()));
    context.work();
    context.changeInstance(instance.name(), each -> each.withDiskSize(index(), newSize(instance)));
    return null;
  }

  private int index() {
    return (int) context.opcode().integer("disk");
  }

  private long size(Instance instance) {
    return instance.disks().get(index()).integer("size", 0);
  }

  private long newSize(Instance instance) {
    long amount = context.opcode().integer("amount");
    return context.opcode().flag("absolute") ? amount : size(instance) + amount;
  }
}
