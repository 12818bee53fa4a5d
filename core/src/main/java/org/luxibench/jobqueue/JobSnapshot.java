package org.luxibench.jobqueue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A job at one instant: immutable, so that queries read it without a lock.
 *
 * @param id at least 1
 * @param status derived from its opcodes'
 * @param ops at least one
 * @param received when it was submitted
 * @param start when its first opcode went for its locks
 * @param end when the job ended
 */
public record JobSnapshot(
    long id,
    JobStatus status,
    List<OpSnapshot> ops,
    @Nullable Timestamp received,
    @Nullable Timestamp start,
    @Nullable Timestamp end) {

  /** Priority of a job that has nothing left to run. */
  static final int DEFAULT_PRIORITY = 0;

  public JobSnapshot {
    ops = List.copyOf(ops);
  }

  /** A job whose status follows from its opcodes'. */
  static JobSnapshot of(
      long id,
      List<OpSnapshot> ops,
      @Nullable Timestamp received,
      @Nullable Timestamp start,
      @Nullable Timestamp end) {
    JobStatus status = JobStatus.ofJob(ops.stream().map(OpSnapshot::status).toList());
    return new JobSnapshot(id, status, ops, received, start, end);
  }

  JobSnapshot withOps(List<OpSnapshot> changed) {
    return of(id, changed, received, start, end);
  }

  JobSnapshot withOp(int index, OpSnapshot op) {
    List<OpSnapshot> changed = new ArrayList<>(ops);
    changed.set(index, op);
    return withOps(changed);
  }

  JobSnapshot withStart(@Nullable Timestamp time) {
    return new JobSnapshot(id, status, ops, received, time, end);
  }

  JobSnapshot withEnd(Timestamp time) {
    return new JobSnapshot(id, status, ops, received, start, time);
  }

  /** All opcodes that have not ended get a status and a result; their times stay. */
  JobSnapshot markUnfinished(JobStatus newStatus, @Nullable Object result) {
    return withOps(
        ops.stream()
            .map(op -> op.status().isFinal() ? op : op.withStatus(newStatus, result))
            .toList());
  }

  /** Index of the first opcode that has not ended; the number of opcodes when all have. */
  int nextOp() {
    int index = 0;
    while (index < ops.size() && ops.get(index).status().isFinal()) {
      index++;
    }
    return index;
  }

  /** The summaries of the opcodes, for people. */
  String title() {
    return ops.stream().map(OpSnapshot::summary).collect(Collectors.joining(", "));
  }

  /** The best priority among the opcodes that have not ended, −20 to 19; 0 when all have. */
  public int priority() {
    return ops.stream()
        .filter(op -> !op.status().isFinal())
        .mapToInt(OpSnapshot::priority)
        .min()
        .orElse(DEFAULT_PRIORITY);
  }

  /** The log lines of all opcodes with a serial above the given one, in order. */
  public List<LogEntry> logAfter(long serial) {
    return ops.stream()
        .flatMap(op -> op.log().stream())
        .filter(entry -> entry.serial() > serial)
        .toList();
  }
}
