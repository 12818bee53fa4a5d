package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.Locale;
import org.luxibench.config.Instance;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LogicalUnit;

/** Gives a stopped instance another name. The BGL is held exclusively, so no lock is missed. */
record InstanceRename(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    Stopped.check(context.instance(), "renamed");
    context.online(context.instance().primaryNode());
    if (context.config().instance(newName()).isPresent()) {
      throw GanetiException.opPrereq(
          "Instance '%s' is already in the cluster".formatted(newName()), ErrorCode.ALREADY_EXISTS);
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    Instance instance = context.instance();
    context.work();
    context.change(
        config ->
            config.withoutInstance(instance.name()).withInstance(instance.with("name", newName())));
    context.locks().remove(LockLevel.INSTANCE, instance.name());
    context.locks().add(LockLevel.INSTANCE, newName());
    return newName();
  }

  private String newName() {
    return context.opcode().text("new_name").toLowerCase(Locale.ROOT);
  }
}
