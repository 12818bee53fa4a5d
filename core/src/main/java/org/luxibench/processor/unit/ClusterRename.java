package org.luxibench.processor.unit;

import java.io.IOException;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Gives the cluster another name. */
record ClusterRename(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    if (newName().equals(context.config().cluster().name())) {
      throw GanetiException.opPrereq(
          "The cluster is called '%s' already".formatted(newName()), ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    context.work();
    context.change(config -> config.withCluster(config.cluster().with("cluster_name", newName())));
    return newName();
  }

  private String newName() {
    return context.opcode().text("name");
  }
}
