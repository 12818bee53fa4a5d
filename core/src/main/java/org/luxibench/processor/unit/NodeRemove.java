package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LogicalUnit;

/** Removes a node that nothing lives on. */
record NodeRemove(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    Node node = context.node();
    ClusterConfig config = context.config();
    if (node.name().equals(config.cluster().masterNode())) {
      throw GanetiException.opPrereq(
          "Node %s is the master node; another must take over first".formatted(node.name()),
          ErrorCode.WRONG_INPUT);
    }
    var resident =
        Stream.concat(
                config.primaryInstances(node.name()).stream(),
                config.secondaryInstances(node.name()).stream())
            .map(Instance::name)
            .findFirst();
    if (resident.isPresent()) {
      throw GanetiException.opPrereq(
          "Instance %s is still on node %s; remove it first".formatted(resident.get(), node.name()),
          ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Node node = context.node();
    context.work();
    if (!context.cluster().answers(node)) {
      context.warn("Node %s does not answer and was not told to leave".formatted(node.name()));
    }
    List<String> promoted = new CopyOnWriteArrayList<>();
    context.change(config -> CandidatePool.filled(config.withoutNode(node.name()), promoted::add));
    CandidatePool.tell(context, promoted);
    context.locks().remove(LockLevel.NODE, node.name());
    return null;
  }
}
