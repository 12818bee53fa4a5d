package org.luxibench.processor.unit;

import java.util.Map;
import org.luxibench.config.ClusterConfig;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Prepares the end of a cluster that has nothing but its master; the client does the rest. */
record ClusterDestroy(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    ClusterConfig config = context.config();
    Map<String, Integer> left =
        Map.of("instance", config.instances().size(), "node", config.nodes().size() - 1);
    for (var entry : left.entrySet()) {
      if (entry.getValue() > 0) {
        throw GanetiException.opPrereq(
            "There are still %d %s(s) in this cluster".formatted(entry.getValue(), entry.getKey()),
            ErrorCode.WRONG_INPUT);
      }
    }
  }

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    return context.config().cluster().masterNode();
  }
}
