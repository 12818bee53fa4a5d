package org.luxibench.jobqueue;

import java.util.List;

/**
 * What ChangeJobPriority answers.
 *
 * @param changed whether some opcode of the job has the priority now
 * @param message the sentence for people
 */
public record PriorityAnswer(boolean changed, String message) {

  /** {@code [changed, message]}. */
  public List<Object> wire() {
    return List.of(changed, message);
  }
}
