package org.luxibench.jobqueue;

import java.util.List;
import org.luxibench.opcode.Dependency;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;

/** Replaces −1 by the id of the job before in one call of SubmitManyJobs, and so on. */
final class RelativeIds {
  private RelativeIds() {}

  /**
   * A job's opcodes with the relative ids resolved; what cannot be resolved stays, and the rules of
   * submission refuse it.
   *
   * @param previous ids of the jobs before it in the call
   */
  static List<OpCode> resolve(List<OpCode> ops, List<Long> previous) {
    return ops.stream().map(op -> hasRelative(op) ? resolve(op, previous) : op).toList();
  }

  private static OpCode resolve(OpCode op, List<Long> previous) {
    return op.withDepends(
        op.depends().stream().map(dependency -> absolute(dependency, previous)).toList());
  }

  private static Dependency absolute(Dependency dependency, List<Long> previous) {
    long index = previous.size() + relative(dependency.job());
    return dependency.relative() && index >= 0 && index < previous.size()
        ? new Dependency(Long.toString(previous.get((int) index)), dependency.statuses())
        : dependency;
  }

  private static long relative(String job) {
    try {
      return Long.parseLong(job);
    } catch (NumberFormatException e) {
      return Long.MIN_VALUE / 2;
    }
  }

  /** Only a list of pairs is looked into; the rules of submission tell of anything else. */
  private static boolean hasRelative(OpCode op) {
    JsonNode depends = op.value("depends");
    return depends.isArray()
        && depends.values().stream().allMatch(pair -> pair.isArray() && pair.size() == 2)
        && depends.values().stream().anyMatch(pair -> pair.path(0).asString("").startsWith("-"));
  }
}
