package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Submits the jobs that do the verifying: the configuration first, unless only one group is asked
 * for, and each group depending on it.
 */
record ClusterVerify(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    List<List<JsonNode>> jobs = new ArrayList<>();
    var only = context.opcode().optionalText("group_name");
    if (only.isPresent()) {
      jobs.add(List.of(verifyGroup(uuid(only.get()))));
    } else {
      jobs.add(List.of(opcode("OP_CLUSTER_VERIFY_CONFIG")));
      for (NodeGroup group : context.config().groups().values()) {
        ObjectNode verify = verifyGroup(group.uuid());
        verify.putArray("depends").addArray().add(-jobs.size()).addArray();
        jobs.add(List.of(verify));
      }
    }
    return FollowUps.submit(context, jobs);
  }

  /** That there is no such group is for the job to find out. */
  private String uuid(String group) {
    return context.config().group(group).map(NodeGroup::uuid).orElse(group);
  }

  private ObjectNode verifyGroup(String group) {
    ObjectNode verify = opcode("OP_CLUSTER_VERIFY_GROUP").put("group_name", group);
    verify.set("skip_checks", context.opcode().value("skip_checks"));
    return verify;
  }

  private ObjectNode opcode(String id) {
    ObjectNode opcode = FollowUps.opcode(id);
    for (String name : List.of("debug_simulate_errors", "error_codes", "verbose")) {
      opcode.set(name, context.opcode().value(name));
    }
    return opcode;
  }
}
