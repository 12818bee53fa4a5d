package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LogicalUnit;

/** Removes a group that has no nodes and is not the last. */
record GroupRemove(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    NodeGroup group = context.group();
    List<String> nodes = Footprints.nodesOfGroup(context.config(), group);
    if (!nodes.isEmpty()) {
      throw GanetiException.opPrereq(
          "Group '%s' not empty, has the following nodes: %s"
              .formatted(group.name(), String.join(", ", nodes)),
          ErrorCode.WRONG_STATE);
    }
    if (context.config().groups().size() == 1) {
      throw GanetiException.opPrereq(
          "Group '%s' is the only group, cannot be removed".formatted(group.name()),
          ErrorCode.WRONG_STATE);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    String uuid = context.group().uuid();
    context.work();
    context.change(config -> config.withoutGroup(uuid));
    context.locks().remove(LockLevel.NODEGROUP, uuid);
    return null;
  }
}
