package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Looks whether the disks of a group's running instances are there. */
record GroupVerifyDisks(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    String group = context.group().uuid();
    context.work();
    Map<String, String> silent = new TreeMap<>();
    for (Node node : context.config().nodesOfGroup(group)) {
      if (!node.offline() && !context.cluster().answers(node)) {
        silent.put(node.name(), "no answer");
      }
    }
    List<String> toActivate = new ArrayList<>();
    for (Instance instance : context.config().instancesOfGroup(group)) {
      if (instance.adminUp() && !context.cluster().runs(instance)) {
        toActivate.add(instance.name());
      }
    }
    return List.of(silent, toActivate, Map.of());
  }
}
