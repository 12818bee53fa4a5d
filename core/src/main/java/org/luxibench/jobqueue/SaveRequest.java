package org.luxibench.jobqueue;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One state of one job, to be saved.
 *
 * <p>The outcome is written by whoever leads the round of saving and read after {@link
 * GroupCommit#save}.
 */
final class SaveRequest {
  private final Job job;
  private final Job.Version version;
  private boolean finished;
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

  /** Why it could not be saved. */
  @Nullable IOException failure() {
    return finished ? failure : new IOException("saving broke off");
  }

  void finish(@Nullable IOException outcome) {
    finished = true;
    failure = outcome;
  }

  /** Of two states of one job, the one to be written. */
  static SaveRequest later(SaveRequest one, SaveRequest other) {
    return other.version.number() > one.version.number() ? other : one;
  }
}
