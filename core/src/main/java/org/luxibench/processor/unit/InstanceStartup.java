package org.luxibench.processor.unit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Starts an instance. It is marked as meant to run before it is tried, as in the reference. */
record InstanceStartup(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    if (!ignoresOffline()) {
      context.online(context.instance().primaryNode());
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    boolean remembered = !context.opcode().flag("no_remember");
    if (remembered) {
      context.changeInstance(instance.name(), each -> each.withAdminUp(true));
    }
    Node primary = NameExpansion.node(context.config(), instance.primaryNode());
    if (primary.offline()) {
      context.warn("Primary node offline, marked instance as started");
      return null;
    }
    context.call(primary);
    context.work();
    context.cluster().faults().revive(instance.name());
    if (remembered) {
      context.cluster().runAsMeant(instance.name());
    } else {
      context.cluster().runUnremembered(instance.name(), true);
    }
    return null;
  }

  private boolean ignoresOffline() {
    return context.opcode().flag("ignore_offline_nodes");
  }
}
