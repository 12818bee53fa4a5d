package org.luxibench.processor.unit;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Node;

/** How many nodes keep a copy of the configuration. */
final class CandidatePool {
  private static final long DEFAULT_SIZE = 10;

  private CandidatePool() {}

  /** Whether one more node is to become a master candidate. */
  static boolean hasRoom(ClusterConfig config) {
    return candidates(config, "") < size(config);
  }

  /** Whether this node is to be one, whatever it is now. */
  static boolean hasRoomFor(ClusterConfig config, String node) {
    return candidates(config, node) < size(config);
  }

  /** Whether another node would have to follow this one if it left the pool. */
  static boolean needsSuccessor(ClusterConfig config, String leaving) {
    return hasRoomFor(config, leaving) && able(config, leaving).findAny().isPresent();
  }

  /** The configuration with as many candidates as it is to have, if it has so many able nodes. */
  static ClusterConfig filled(ClusterConfig config, Consumer<String> promoted) {
    return filledWithout(config, "", promoted);
  }

  /**
   * The same where a node leaves the pool.
   *
   * @param leaving name of one that neither counts nor is promoted
   * @param promoted takes the names of nodes that become candidates
   */
  static ClusterConfig filledWithout(
      ClusterConfig config, String leaving, Consumer<String> promoted) {
    long room = Math.max(0, size(config) - candidates(config, leaving));
    ClusterConfig filled = config;
    for (Node node : able(config, leaving).limit(room).toList()) {
      filled = filled.withNode(node.withMasterCandidate(true));
      promoted.accept(node.name());
    }
    return filled;
  }

  /** Tells who was promoted. */
  static void tell(UnitContext context, List<String> promoted) {
    if (!promoted.isEmpty()) {
      context.info("Promoted nodes to master candidate role: " + String.join(", ", promoted));
    }
  }

  /** Those that could become candidates, in name order. */
  private static Stream<Node> able(ClusterConfig config, String leaving) {
    return config.nodes().values().stream()
        .filter(node -> node.masterCapable() && !node.masterCandidate())
        .filter(node -> !node.offline() && !node.drained() && !node.name().equals(leaving));
  }

  private static long candidates(ClusterConfig config, String leaving) {
    return config.nodes().values().stream()
        .filter(node -> node.masterCandidate() && !node.name().equals(leaving))
        .count();
  }

  private static long size(ClusterConfig config) {
    return config.cluster().settings().integer("candidate_pool_size", DEFAULT_SIZE);
  }
}
