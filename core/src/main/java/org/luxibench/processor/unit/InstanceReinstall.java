package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Installs a stopped instance again, with another operating system if asked. */
record InstanceReinstall(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    Instance instance = context.instance();
    Stopped.check(instance, "installed again");
    Node primary = context.online(instance.primaryNode());
    if (instance.diskTemplate().equals("diskless")) {
      throw GanetiException.opPrereq(
          "Instance '%s' has no disks".formatted(instance.name()), ErrorCode.WRONG_INPUT);
    }
    if (newSystem().isPresent()) {
      OperatingSystems.check(context, primary, newSystem());
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    context.call(NameExpansion.node(context.config(), instance.primaryNode()));
    if (newSystem().isPresent()) {
      context.say("Changing OS to '%s'...".formatted(newSystem().get()));
      context.changeInstance(instance.name(), each -> each.with("os", newSystem().get()));
    }
    Settings parameters = Parameters.of(context.opcode(), "osparams");
    context.changeInstance(
        instance.name(),
        each ->
            parameters.asMap().isEmpty()
                ? each
                : each.with(
                    "osparams",
                    Parameters.changed(each.settings().section("osparams"), parameters)));
    context.say("Running the instance OS create scripts...");
    context.work();
    return null;
  }

  private Optional<String> newSystem() {
    return context.opcode().optionalText("os_type");
  }
}
