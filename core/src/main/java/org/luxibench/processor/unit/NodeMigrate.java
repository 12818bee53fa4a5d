package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;

/** Submits a job for each instance that runs on a node; each then takes locks of its own. */
record NodeMigrate(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    Node node = context.node();
    context.work();
    List<List<JsonNode>> jobs = new ArrayList<>();
    for (Instance instance : context.config().primaryInstances(node.name())) {
      context.say("Migrating instance %s".formatted(instance.name()));
      jobs.add(
          List.of(
              FollowUps.opcode("OP_INSTANCE_MIGRATE")
                  .put("instance_name", instance.name())
                  .set("mode", context.opcode().value("mode"))));
    }
    return FollowUps.submit(context, jobs);
  }
}
