package org.luxibench.processor.unit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Stops an instance. */
record InstanceShutdown(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    if (!context.opcode().flag("ignore_offline_nodes")) {
      context.online(context.instance().primaryNode());
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    boolean remembered = !context.opcode().flag("no_remember");
    if (remembered) {
      context.changeInstance(instance.name(), each -> each.withAdminUp(false));
    }
    Node primary = NameExpansion.node(context.config(), instance.primaryNode());
    if (primary.offline()) {
      context.info("Primary node offline, marked instance as stopped");
      return null;
    }
    context.call(primary);
    context.work();
    if (remembered) {
      context.cluster().runAsMeant(instance.name());
    } else {
      context.cluster().runUnremembered(instance.name(), false);
    }
    return null;
  }
}
