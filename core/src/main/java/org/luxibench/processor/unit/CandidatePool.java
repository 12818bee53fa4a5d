package org.luxibench.processor.unit;

import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Node;

/** How many nodes keep a copy of the configuration. */
final class CandidatePool {
  private static final long DEFAULT_SIZE = 10;

  private CandidatePool() {}

  /** Whether one more node is to become a master candidate. */
  static boolean hasRoom(ClusterConfig config) {
    long size = config.cluster().settings().integer("candidate_pool_size", DEFAULT_SIZE);
    return config.nodes().values().stream().filter(Node::masterCandidate).count() < size;
  }
}
