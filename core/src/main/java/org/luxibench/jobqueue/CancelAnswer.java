package org.luxibench.jobqueue;

import java.util.List;

/**
 * What CancelJob answers.
 *
 * @param canceled whether the job is canceled or about to be
 * @param message the sentence for people
 */
public record CancelAnswer(boolean canceled, String message) {

  /** {@code [canceled, message]}. */
  public List<Object> wire() {
    return List.of(canceled, message);
  }
}
