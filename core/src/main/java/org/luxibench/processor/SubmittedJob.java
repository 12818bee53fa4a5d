package org.luxibench.processor;

import java.util.List;

/**
 * The fate of one job among several submitted together.
 *
 * @param accepted whether it is now in the queue
 * @param answer the job's id as the dialect writes it, or the sentence that says why not
 */
public record SubmittedJob(boolean accepted, Object answer) {

  /** {@code [accepted, answer]}. */
  public List<Object> wire() {
    return List.of(accepted, answer);
  }
}
