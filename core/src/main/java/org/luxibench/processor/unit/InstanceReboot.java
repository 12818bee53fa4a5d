package org.luxibench.processor.unit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Restarts an instance, or starts it if it does not run. */
record InstanceReboot(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    context.online(context.instance().primaryNode());
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    context.call(NameExpansion.node(context.config(), instance.primaryNode()));
    if (!context.cluster().runs(instance)) {
      context.info("Instance %s was not running, starting now".formatted(instance.name()));
    }
    context.work();
    context.cluster().faults().revive(instance.name());
    context.changeInstance(instance.name(), each -> each.withAdminUp(true));
    context.cluster().runAsMeant(instance.name());
    return null;
  }
}
