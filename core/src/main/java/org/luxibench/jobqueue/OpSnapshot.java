package org.luxibench.jobqueue;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
}
