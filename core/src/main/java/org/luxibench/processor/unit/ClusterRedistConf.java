package org.luxibench.processor.unit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Cluster;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Hands the configuration to every node that answers. */
record ClusterRedistConf(UnitContext context) implements LogicalUnit {

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    context.work();
    for (Node node : context.config().nodes().values()) {
      if (!node.offline() && !context.cluster().answers(node)) {
        context.warn("Copy of the configuration to node %s failed".formatted(node.name()));
      }
    }
    // Saved once more, as in the reference: the serial number tells of the distribution.
    context.change(config -> config.withCluster(new Cluster(config.cluster().settings())));
    return null;
  }
}
