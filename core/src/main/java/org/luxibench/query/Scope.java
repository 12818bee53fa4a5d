package org.luxibench.query;

import java.util.List;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.config.Cluster;
import org.luxibench.config.ClusterConfig;

/** What one query sees: a snapshot, its index, and the sources of what no snapshot holds. */
record Scope(ConfigIndex index, QuerySources sources) {

  ClusterConfig config() {
    return index.config();
  }

  Cluster cluster() {
    return config().cluster();
  }

  SimulatedCluster machines() {
    return sources.cluster();
  }

  List<String> primaryInstances(String node) {
    return index.placement().primaries().getOrDefault(node, List.of());
  }

  List<String> secondaryInstances(String node) {
    return index.placement().secondaries().getOrDefault(node, List.of());
  }
}
