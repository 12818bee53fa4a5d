package org.luxibench.processor.unit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LogicalUnit;

/** Stops an instance, removes its disks and forgets it. */
record InstanceRemove(UnitContext context) implements LogicalUnit {

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    for (String name : Footprints.nodesOf(instance)) {
      reach(name);
    }
    context.info("Shutting down instance %s".formatted(instance.name()));
    context.info("Removing block devices for instance %s".formatted(instance.name()));
    context.work();
    context.info("Removing instance %s out of cluster config".formatted(instance.name()));
    context.change(config -> config.withoutInstance(instance.name()));
    context.cluster().runAsMeant(instance.name());
    context.locks().remove(LockLevel.INSTANCE, instance.name());
    return null;
  }

  private void reach(String node) throws GanetiException {
    try {
      context.call(NameExpansion.node(context.config(), node));
    } catch (GanetiException e) {
      if (!context.opcode().flag("ignore_failures")) {
        throw e;
      }
      context.warn(e.error().message() + "; what is left there must be removed by hand");
    }
  }
}
