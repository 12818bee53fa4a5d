package org.luxibench.jobqueue;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One state of one job, to be saved.
 *
 * <p>Written by whoever leads a round of saving; its maker reads the outcome after {@link
 * GroupCommit#save}, which takes the same lock.
 */
final class SaveRequest {
  private final Job job;
  private final Job.Version version;
  private boolean done;
  private @Nullable IOException failure;

  SaveRequest(Job job, Job.Version version) {
    this.job = job;
    this.version = version;
  }

  /** To save the latest state. */
  static SaveRequest latest(Job job) {
    return new SaveRequest(job, job.version());
  }

  Job job() {
    return job;
  }

  Job.Version version() {
    return version;
  }

  boolean isDone() {
    return done;
  }

  /** Why it could not be saved. */
  @Nullable IOException failure() {
    return failure;
  }

  void finish(@Nullable IOException outcome) {
    done = true;
    failure = outcome;
  }

  /** Of two states of one job, the one to be written. */
  static SaveRequest later(SaveRequest one, SaveRequest other) {
    return other.version.number() > one.version.number() ? other : one;
  }
}
