package org.luxibench.jobqueue;

import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;

/** The errors with which the queue refuses. */
final class Refusals {
  private Refusals() {}

  static GanetiException drained() {
    return new GanetiException(
        GanetiError.of("JobQueueDrainError", "Job queue is drained, refusing job"));
  }

  static GanetiException full(int limit) {
    return new GanetiException(
        GanetiError.of(
            "JobQueueFull",
            "Job queue is full, it holds " + limit + " jobs that are not archived"));
  }

  /** The disk did not do what it had to. */
  static GanetiException disk(Exception cause) {
    return new GanetiException(
        GanetiError.of("JobQueueError", "Job queue files: " + cause.getMessage()), cause);
  }

  /** A defect of ours; the other jobs of the call need not suffer. */
  static GanetiException unexpected(RuntimeException cause) {
    return new GanetiException(
        GanetiError.of("JobQueueError", "Job cannot be looked at: " + cause), cause);
  }

  static GanetiException closed() {
    return new GanetiException(GanetiError.of("JobQueueError", "Job queue is closed"));
  }
}
