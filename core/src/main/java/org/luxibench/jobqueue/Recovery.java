package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the last daemon left, however it ended (REFERENCE 6).
 *
 * <p>The archive is neither listed nor read, unless {@code serial} is gone.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final QueueFolder folder;
  private final JobCodec codec;
  private final Transitions transitions;

  Recovery(QueueFolder folder, JobCodec codec, Transitions transitions) {
    this.folder = folder;
    this.codec = codec;
    this.transitions = transitions;
  }

  /**
   * What was found.
   *
   * @param jobs the live ones; those that the restart changed count as not saved
   * @param lastId no job has a higher id
   */
  record Recovered(List<Job> jobs, long lastId) {}

  Recovered recover() throws IOException {
    List<Long> ids = folder.liveIds();
    long lastId = lastId(ids);
    List<Job> jobs = new ArrayList<>();
    for (long id : ids) {
      try {
        jobs.add(restarted(codec.decode(id, folder.readLive(id))));
      } catch (IOException e) {
        log.error("job file job-{} is unreadable, archiving it: {}", id, e.toString());
        folder.moveToArchive(id);
        folder.syncArchive(List.of(id));
      }
    }
    return new Recovered(jobs, lastId);
  }

  private long lastId(List<Long> ids) throws IOException {
    long highest = ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
    OptionalLong serial = folder.readSerial();
    if (serial.isEmpty()) {
      highest = Math.max(highest, folder.highestArchived());
      if (highest > 0) {
        log.warn("job queue has no readable serial, going on after job {}", highest);
      }
    } else if (serial.getAsLong() < highest) {
      log.info("serial {} is behind job {}", serial.getAsLong(), highest);
    }
    return Math.max(highest, serial.orElse(0));
  }

  private Job restarted(JobSnapshot found) {
    JobSnapshot job = transitions.restarted(found);
    boolean unchanged = job.equals(found);
    if (!unchanged) {
      log.info(
          "job {} {} -> {} (restart)",
          job.id(),
          found.status().wireName(),
          job.status().wireName());
    }
    return new Job(job, unchanged);
  }
}
