package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;

/** Does what its parameters say; the only opcode that takes no lock at all. */
record TestDummy(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    JsonNode messages = context.opcode().value("messages");
    if (messages.isString()) {
      context.say(messages.stringValue());
    }
    if (messages.isArray()) {
      messages.values().forEach(message -> context.say(shown(message)));
    }
    JsonNode fail = context.opcode().value("fail");
    if (!fail.isNull() && !(fail.isBoolean() && !fail.booleanValue())) {
      throw GanetiException.opExec(fail.isString() ? fail.stringValue() : "Failed as asked");
    }
    JsonNode jobs = context.opcode().value("submit_jobs");
    return jobs.isArray() && !jobs.isEmpty()
        ? FollowUps.submit(context, opcodes(jobs))
        : context.opcode().value("result");
  }

  private static String shown(JsonNode message) {
    return message.isValueNode() ? message.asString() : message.toString();
  }

  private static List<List<JsonNode>> opcodes(JsonNode jobs) {
    List<List<JsonNode>> opcodes = new ArrayList<>();
    jobs.values().forEach(job -> opcodes.add(List.copyOf(job.values())));
    return opcodes;
  }
}
