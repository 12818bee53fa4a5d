package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.LogicalUnit;

/** Creates an instance. Once it is configured it stays, whatever fails afterwards. */
record InstanceCreate(UnitContext context) implements LogicalUnit {

  /** The new instance's full name. */
  static String name(UnitContext context) {
    return context.opcode().text("instance_name").toLowerCase(Locale.ROOT);
  }

  @Override
  public void checkPrerequisites() throws GanetiException {
    OpCode opcode = context.opcode();
    if (!opcode.text("mode").equals("create")) {
      throw wrong("mode is '%s', this daemon only knows 'create'".formatted(opcode.text("mode")));
    }
    String hypervisor = NewInstance.hypervisor(context);
    if (!context.config().cluster().enabledHypervisors().contains(hypervisor)) {
      throw wrong("Hypervisor '%s' is not enabled in this cluster".formatted(hypervisor));
    }
    NewInstance.checkDisks(opcode);
    InstancePlacement placement = InstancePlacement.of(context);
    if (!opcode.flag("no_install")) {
      OperatingSystems.check(context, placement.primary(), opcode.optionalText("os_type"));
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    InstancePlacement placement = InstancePlacement.of(context);
    List<Node> nodes = new ArrayList<>(placement.secondaries());
    nodes.add(0, placement.primary());
    for (Node node : nodes) {
      context.call(node);
    }
    context.say("* creating instance disks...");
    context.say("adding instance %s to cluster config".formatted(name(context)));
    Settings settings = NewInstance.settings(context, placement);
    context.change(
        config -> config.withInstance(new Instance(NewInstance.withPort(settings, config))));
    context.locks().keep(LockLevel.INSTANCE, name(context));
    context.say("* running the instance OS create scripts...");
    context.work();
    if (context.opcode().flag("start")) {
      context.say("* starting instance...");
      context.changeInstance(name(context), instance -> instance.withAdminUp(true));
    }
    return nodes.stream().map(Node::name).toList();
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
