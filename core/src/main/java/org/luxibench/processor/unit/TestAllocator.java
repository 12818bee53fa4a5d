package org.luxibench.processor.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.LogicalUnit;

/**
 * Shows what an allocator would be asked ({@code in}), or what the built-in one answers ({@code
 * out}).
 */
record TestAllocator(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    OpCode opcode = context.opcode();
    boolean creating = opcode.text("mode").equals("allocate");
    if (creating && opcode.value("disks").isNull()) {
      throw GanetiException.opPrereq(
          "Missing attribute 'disks' on opcode input", ErrorCode.WRONG_INPUT);
    }
    if (opcode.text("direction").equals("out")
        && !opcode.json().hasNonNull("allocator")
        && !opcode.json().hasNonNull("iallocator")) {
      throw GanetiException.opPrereq("Missing allocator name", ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    return Json.text(context.opcode().text("direction").equals("in") ? question() : answer());
  }

  private Map<String, @Nullable Object> question() {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("type", context.opcode().text("mode"));
    request.put("name", context.opcode().text("name"));
    request.put("disks", context.opcode().value("disks"));
    Map<String, @Nullable Object> question = new LinkedHashMap<>();
    question.put("cluster_name", context.config().cluster().name());
    question.put("nodes", context.config().nodes().keySet());
    question.put("instances", context.config().instances().keySet());
    question.put("request", request);
    return question;
  }

  private Map<String, @Nullable Object> answer() throws GanetiException {
    Node chosen = Allocation.choose(context, node -> true);
    return Map.of("success", true, "info", "emptiest node", "result", List.of(chosen.name()));
  }
}
