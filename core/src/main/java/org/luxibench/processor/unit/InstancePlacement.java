package org.luxibench.processor.unit;

import java.util.List;
import java.util.Optional;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/**
 * Where a new instance goes.
 *
 * @param secondaries one for a mirrored instance, else none
 */
record InstancePlacement(Node primary, List<Node> secondaries) {

  /** Whether an allocator chooses: one is named, or no node is and the cluster has a default. */
  static boolean allocates(UnitContext context) {
    return context.opcode().optionalText("iallocator").isPresent()
        || (context.opcode().optionalText("pnode").isEmpty()
            && !context.config().cluster().settings().text("default_iallocator", "").isEmpty());
  }

  /**
   * Chooses or checks the nodes.
   *
   * @throws GanetiException OpPrereqError where what was asked makes no sense or no node will do
   */
  static InstancePlacement of(UnitContext context) throws GanetiException {
    boolean mirrored = context.opcode().text("disk_template").equals("drbd");
    Optional<String> primary = context.opcode().optionalText("pnode");
    if (context.opcode().optionalText("iallocator").isPresent() && primary.isPresent()) {
      throw wrong("Either an iallocator or a primary node may be given, not both");
    }
    if (allocates(context)) {
      return allocated(context, mirrored);
    }
    Node chosen =
        context.usable(
            primary.orElseThrow(
                () -> wrong("A new instance needs either a primary node or an iallocator")));
    return mirrored
        ? new InstancePlacement(chosen, List.of(secondary(context, chosen)))
        : new InstancePlacement(chosen, List.of());
  }

  private static InstancePlacement allocated(UnitContext context, boolean mirrored)
      throws GanetiException {
    Node primary =
        Allocation.choose(
            context, node -> !mirrored || context.config().nodesOfGroup(node.group()).size() > 1);
    if (!mirrored) {
      return new InstancePlacement(primary, List.of());
    }
    Node secondary =
        Allocation.choose(
            context,
            node -> node.group().equals(primary.group()) && !node.name().equals(primary.name()));
    return new InstancePlacement(primary, List.of(secondary));
  }

  private static Node secondary(UnitContext context, Node primary) throws GanetiException {
    Node secondary =
        context.usable(
            context
                .opcode()
                .optionalText("snode")
                .orElseThrow(() -> wrong("Disk template drbd needs a secondary node")));
    if (secondary.name().equals(primary.name())) {
      throw wrong("The secondary node cannot be the primary node, " + primary.name());
    }
    return secondary;
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
