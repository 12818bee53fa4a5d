package org.luxibench.jobqueue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;

/**
 * One opcode of a job at one instant. Immutable, and {@code input} must be treated so.
 *
 * @param input the opcode as submitted, with its defaults once it has been validated
 * @param summary such as {@code TEST_DELAY(0.2)}
 * @param priority −20 (first) to 19
 * @param result a JSON-like value: what it returned, or the error that ended it
 * @param log its own lines only
 * @param start when it first went for its locks
 * @param exec when it had them and began its work
 * @param end when it ended
 */
public record OpSnapshot(
    JsonNode input,
    String summary,
    JobStatus status,
    int priority,
    @Nullable Object result,
    List<LogEntry> log,
    @Nullable Timestamp start,
    @Nullable Timestamp exec,
    @Nullable Timestamp end) {

  public OpSnapshot {
    log = List.copyOf(log);
  }

  /** An opcode that has just been submitted. */
  static OpSnapshot queued(OpCode opcode) {
    return new OpSnapshot(
        opcode.json(),
        opcode.summary(),
        JobStatus.QUEUED,
        opcode.priority(),
        null,
        List.of(),
        null,
        null,
        null);
  }

  OpSnapshot withInput(OpCode opcode) {
    return new OpSnapshot(
        opcode.json(), opcode.summary(), status, priority, result, log, start, exec, end);
  }

  OpSnapshot withStatus(JobStatus newStatus, @Nullable Object newResult) {
    return new OpSnapshot(input, summary, newStatus, priority, newResult, log, start, exec, end);
  }

  OpSnapshot withPriority(int number) {
    return new OpSnapshot(input, summary, status, number, result, log, start, exec, end);
  }

  OpSnapshot withStart(@Nullable Timestamp time) {
    return new OpSnapshot(input, summary, status, priority, result, log, time, exec, end);
  }

  OpSnapshot withExec(Timestamp time) {
    return new OpSnapshot(input, summary, status, priority, result, log, start, time, end);
  }

  OpSnapshot withEnd(Timestamp time) {
    return new OpSnapshot(input, summary, status, priority, result, log, start, exec, time);
  }

  OpSnapshot withLog(LogEntry entry) {
    List<LogEntry> longer = new ArrayList<>(log);
    longer.add(entry);
    return new OpSnapshot(input, summary, status, priority, result, longer, start, exec, end);
  }
}
