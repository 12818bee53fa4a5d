package org.luxibench.processor.unit;

import java.util.List;
import java.util.Map;
import org.luxibench.json.Json;
import org.luxibench.processor.SubmittedJob;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs that an opcode submits instead of doing the work itself. */
final class FollowUps {
  private FollowUps() {}

  static ObjectNode opcode(String opId) {
    return Json.MAPPER.createObjectNode().put("OP_ID", opId);
  }

  /** Submits the jobs; what the opcode then returns. */
  static Object submit(UnitContext context, List<List<JsonNode>> jobs) {
    List<SubmittedJob> submitted = context.host().submit(jobs);
    return Map.of("jobs", submitted.stream().map(SubmittedJob::wire).toList());
  }
}
