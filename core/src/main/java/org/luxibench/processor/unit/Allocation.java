package org.luxibench.processor.unit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** Stands in for the instance allocator: the emptiest usable node, the first by name of these. */
final class Allocation {
  private Allocation() {}

  /**
   * A node of the primary's group for the other side of the mirror.
   *
   * @throws GanetiException OpPrereqError, insufficient_resources, if there is none
   */
  static Node newSecondary(UnitContext context, Instance instance) throws GanetiException {
    Optional<String> group = context.config().node(instance.primaryNode()).map(Node::group);
    List<String> taken = Footprints.nodesOf(instance);
    return choose(
        context,
        node -> group.filter(node.group()::equals).isPresent() && !taken.contains(node.name()));
  }

  /**
   * The emptiest node that will do.
   *
   * @throws GanetiException OpPrereqError, insufficient_resources, if there is none
   */
  static Node choose(UnitContext context, Predicate<Node> wanted) throws GanetiException {
    Map<String, Integer> load = load(context.config());
    return context.config().nodes().values().stream()
        .filter(node -> usable(context, node) && wanted.test(node))
        .min(Comparator.comparingInt(node -> load.getOrDefault(node.name(), 0)))
        .orElseThrow(
            () ->
                GanetiException.opPrereq(
                    "No node can take the instance", ErrorCode.INSUFFICIENT_RESOURCES));
  }

  private static boolean usable(UnitContext context, Node node) {
    return node.vmCapable() && !node.drained() && context.cluster().answers(node);
  }

  /** Node to the number of instances that have a side there. */
  private static Map<String, Integer> load(ClusterConfig config) {
    Map<String, Integer> load = new HashMap<>();
    for (Instance instance : config.instances().values()) {
      Footprints.nodesOf(instance).forEach(node -> load.merge(node, 1, Integer::sum));
    }
    return load;
  }
}
