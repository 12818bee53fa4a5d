package org.luxibench.processor.unit;

import java.io.IOException;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Gives a group another name; its lock goes by its UUID and stays. */
record GroupRename(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    context.group();
    GroupNames.checkFree(context.config(), newName());
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    String uuid = context.group().uuid();
    context.work();
    context.change(
        config -> {
          GroupNames.checkFree(config, newName());
          return config.withGroup(config.group(uuid).orElseThrow().withName(newName()));
        });
    return newName();
  }

  private String newName() {
    return context.opcode().text("new_name");
  }
}
