package org.luxibench.processor.unit;

import org.jspecify.annotations.Nullable;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Shuts down the disks of a stopped instance; of a running one only by force. */
record InstanceDeactivateDisks(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    if (!context.opcode().flag("force")) {
      Stopped.check(context.instance(), "parted from its disks");
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, InterruptedException {
    context.call(NameExpansion.node(context.config(), context.instance().primaryNode()));
    context.work();
    return null;
  }
}
