package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Submits jobs that empty a node: mirrors kept there are built anew elsewhere, instances that run
 * there go to their secondary node.
 */
record NodeEvacuate(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    Optional<String> remote = context.opcode().optionalText("remote_node");
    if (remote.isPresent() == context.opcode().optionalText("iallocator").isPresent()) {
      throw wrong("An evacuation needs either remote_node or iallocator");
    }
    if (remote.isPresent()) {
      if (!mode().equals("secondary-only")) {
        throw wrong("mode is '%s', with remote_node only secondary-only".formatted(mode()));
      }
      if (NameExpansion.node(context.config(), remote.get()).equals(context.node())) {
        throw wrong("A node cannot be evacuated to itself");
      }
    }
  }

  @Override
  public Object run() throws GanetiException, InterruptedException {
    Node node = context.node();
    context.work();
    List<List<JsonNode>> jobs = new ArrayList<>();
    if (!mode().equals("secondary-only")) {
      for (Instance instance : context.config().primaryInstances(node.name())) {
        jobs.add(List.of(takeOver(instance)));
      }
    }
    if (!mode().equals("primary-only")) {
      for (Instance instance : context.config().secondaryInstances(node.name())) {
        jobs.add(List.of(moveMirror(instance)));
      }
    }
    return FollowUps.submit(context, jobs);
  }

  private static ObjectNode takeOver(Instance instance) {
    return FollowUps.opcode(instance.adminUp() ? "OP_INSTANCE_MIGRATE" : "OP_INSTANCE_FAILOVER")
        .put("instance_name", instance.name());
  }

  private ObjectNode moveMirror(Instance instance) {
    ObjectNode replace =
        FollowUps.opcode("OP_INSTANCE_REPLACE_DISKS")
            .put("instance_name", instance.name())
            .put("mode", "replace_new_secondary");
    for (String name : List.of("early_release", "remote_node", "iallocator")) {
      replace.set(name, context.opcode().value(name));
    }
    return replace;
  }

  private String mode() {
    return context.opcode().text("mode");
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
