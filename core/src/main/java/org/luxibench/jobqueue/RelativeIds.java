package org.luxibench.jobqueue;

import java.util.List;
import java.util.OptionalLong;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Replaces −1 by the id of the job before, and so on. In 2.5 that is the job before in one call of
 * SubmitManyJobs; in 3.0 it may be a job that was in the queue already, and ids become numbers.
 */
final class RelativeIds {
  private final JobIds ids;
  private final List<Long> call;

  /**
   * @param call ids of all jobs of the call, in order; at least one
   */
  RelativeIds(JobIds ids, List<Long> call) {
    this.ids = ids;
    this.call = List.copyOf(call);
  }

  /**
   * A job's opcodes with the relative ids resolved; what cannot be resolved stays, and the rules of
   * submission refuse it.
   *
   * @param position of the job in the call, from 0
   */
  List<OpCode> resolve(List<OpCode> ops, int position) {
    return ops.stream()
        .map(op -> isPairs(op) ? op.withAwaited(job -> absolute(job, position)) : op)
        .toList();
  }

  private JsonNode absolute(JsonNode job, int position) {
    OptionalLong back = back(job);
    if (back.isEmpty()) {
      OptionalLong given = ids == JobIds.NUMBER ? JobIds.parse(JobIds.text(job)) : back;
      return given.isPresent() ? shown(given.getAsLong()) : job;
    }
    long index = position - back.getAsLong();
    if (index >= 0) {
      return shown(call.get((int) index));
    }
    long before = ids == JobIds.NUMBER ? call.get(0) + index : 0;
    return before > 0 ? shown(before) : job;
  }

  /** How far back a relative id counts, from 1; 3.0 takes none that is text. */
  private OptionalLong back(JsonNode job) {
    String text = JobIds.text(job);
    return text.startsWith("-") && (ids == JobIds.TEXT || job.isIntegralNumber())
        ? JobIds.parse(text.substring(1))
        : OptionalLong.empty();
  }

  private JsonNode shown(long id) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return ids == JobIds.NUMBER ? json.numberNode(id) : json.stringNode(Long.toString(id));
  }

  /** Only a list of pairs is looked into; the rules of submission tell of anything else. */
  private static boolean isPairs(OpCode op) {
    JsonNode depends = op.value("depends");
    return depends.isArray()
        && !depends.isEmpty()
        && depends.values().stream().allMatch(pair -> pair.isArray() && pair.size() == 2);
  }
}
