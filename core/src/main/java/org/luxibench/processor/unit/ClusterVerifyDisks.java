package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;

/** Submits a job for each group. */
record ClusterVerifyDisks(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    List<List<JsonNode>> jobs = new ArrayList<>();
    for (NodeGroup group : context.config().groups().values()) {
      jobs.add(List.of(FollowUps.opcode("OP_GROUP_VERIFY_DISKS").put("group_name", group.uuid())));
    }
    return FollowUps.submit(context, jobs);
  }
}
