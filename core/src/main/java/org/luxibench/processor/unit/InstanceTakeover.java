package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/**
 * The secondary node of a mirrored instance takes it over: by migration while it runs, or by
 * failover, which stops it.
 */
record InstanceTakeover(UnitContext context, boolean migration) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    Instance instance = context.instance();
    if (!instance.diskTemplate().equals("drbd") || instance.secondaryNodes().isEmpty()) {
      throw GanetiException.opPrereq(
          "Disks of instance %s are '%s', which no other node mirrors"
              .formatted(instance.name(), instance.diskTemplate()),
          ErrorCode.WRONG_STATE);
    }
    Node target = context.usable(secondary(instance));
    Optional<String> wanted = context.opcode().optionalText("target_node");
    if (context.opcode().optionalText("iallocator").isPresent()
        || (wanted.isPresent()
            && !NameExpansion.node(context.config(), wanted.get()).equals(target))) {
      throw GanetiException.opPrereq(
          "Instance %s can only go to its secondary node %s"
              .formatted(instance.name(), target.name()),
          ErrorCode.WRONG_INPUT);
    }
    if (migration && !instance.adminUp() && !context.opcode().flag("allow_failover")) {
      throw GanetiException.opPrereq(
          "Instance %s is stopped and can only fail over".formatted(instance.name()),
          ErrorCode.WRONG_STATE);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    Node source = NameExpansion.node(context.config(), instance.primaryNode());
    Node target = NameExpansion.node(context.config(), secondary(instance));
    context.say(
        (migration ? "Migrating instance %s" : "Failover instance %s").formatted(instance.name()));
    context.call(target);
    leave(source);
    context.say("* checking disk consistency between source and target");
    context.work();
    context.changeInstance(
        instance.name(), each -> each.withNodes(target.name(), List.of(source.name())));
    context.say("* done");
    return null;
  }

  /** A failover is what one does when the primary is gone: one marked offline is not asked. */
  private void leave(Node source) throws GanetiException {
    boolean forgiving =
        !migration && (source.offline() || context.opcode().flag("ignore_consistency"));
    if (forgiving && !context.cluster().answers(source)) {
      context.warn(
          "Node %s does not answer, the instance is taken to be stopped there"
              .formatted(source.name()));
      return;
    }
    context.call(source);
  }

  private static String secondary(Instance instance) {
    return instance.secondaryNodes().get(0);
  }
}
