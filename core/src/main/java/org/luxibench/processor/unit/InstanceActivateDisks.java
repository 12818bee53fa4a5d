package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Makes the disks of an instance usable on its primary node. */
record InstanceActivateDisks(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    context.online(context.instance().primaryNode());
  }

  @Override
  public Object run() throws GanetiException, InterruptedException {
    Instance instance = context.instance();
    context.call(NameExpansion.node(context.config(), instance.primaryNode()));
    context.work();
    List<List<String>> devices = new ArrayList<>();
    for (int i = 0; i < instance.disks().size(); i++) {
      devices.add(
          List.of(instance.primaryNode(), "disk/" + i, "/dev/" + instance.name() + "/" + i));
    }
    return devices;
  }
}
