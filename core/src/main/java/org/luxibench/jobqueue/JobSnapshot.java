package org.luxibench.jobqueue;

import java.util.List;
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
