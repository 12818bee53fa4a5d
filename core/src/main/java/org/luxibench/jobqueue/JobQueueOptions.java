package org.luxibench.jobqueue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a job queue must be told.
 *
 * @param folder where its files live; made if missing
 * @param workers how many jobs may be executed at once, at least 1
 * @param ids how ids are written in answers
 * @param maxLive how many jobs may be in the queue without being archived, at least 1
 * @param patience how long {@link JobQueue#close} waits for running jobs before it interrupts them
 */
public record JobQueueOptions(
    Path folder, int workers, JobIds ids, int maxLive, Duration patience) {
  private static final int WORKERS = 25;
  private static final int MAX_LIVE = 5000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public JobQueueOptions {
    if (workers < 1 || maxLive < 1) {
      throw new IllegalArgumentException(
          "workers is %d and maxLive %d, expected at least 1 each".formatted(workers, maxLive));
    }
  }

  /** The reference's limits: 25 workers, 5000 jobs (REFERENCE 6); ids as text. */
  public static JobQueueOptions in(Path folder) {
    return new JobQueueOptions(folder, WORKERS, JobIds.TEXT, MAX_LIVE, PATIENCE);
  }

  public JobQueueOptions withWorkers(int number) {
    return new JobQueueOptions(folder, number, ids, maxLive, patience);
  }

  public JobQueueOptions withIds(JobIds form) {
    return new JobQueueOptions(folder, workers, form, maxLive, patience);
  }

  public JobQueueOptions withMaxLive(int number) {
    return new JobQueueOptions(folder, workers, ids, number, patience);
  }

  public JobQueueOptions withPatience(Duration duration) {
    return new JobQueueOptions(folder, workers, ids, maxLive, duration);
  }
}
