package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Changes a group's allocation policy and node parameters. */
record GroupSetParams(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    if (policy().isEmpty() && context.opcode().value("ndparams").isNull()) {
      throw GanetiException.opPrereq(
          "Please pass at least one modification", ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    String uuid = context.group().uuid();
    Settings parameters = Parameters.of(context.opcode(), "ndparams");
    context.work();
    context.change(
        config -> {
          NodeGroup group = config.group(uuid).orElseThrow();
          NodeGroup changed =
              group.with("ndparams", Parameters.changed(group.nodeParameters(), parameters));
          return config.withGroup(
              policy().isPresent() ? changed.with("alloc_policy", policy().get()) : changed);
        });
    List<List<Object>> result = new ArrayList<>();
    if (!parameters.asMap().isEmpty()) {
      result.add(List.of("ndparams", parameters.asMap()));
    }
    return result;
  }

  private Optional<String> policy() {
    return context.opcode().optionalText("alloc_policy");
  }
}
