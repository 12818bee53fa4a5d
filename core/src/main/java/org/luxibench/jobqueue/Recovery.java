package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the last daemon left, however it ended (REFERENCE 6).
 *
 * <p>The archive is neither listed nor read, unless {@code serial} is gone. A job's own file counts
 * before the batch it came in, also when it is unreadable: it is the later one.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final QueueFolder folder;
  private final JobCodec codec;
  private final Transitions transitions;
  private final List<Job> jobs = new ArrayList<>();
  private final List<Job> changed = new ArrayList<>();
  private final TreeSet<Long> seen = new TreeSet<>();

  Recovery(QueueFolder folder, JobCodec codec, Transitions transitions) {
    this.folder = folder;
    this.codec = codec;
    this.transitions = transitions;
  }

  /**
   * What was found.
   *
   * @param jobs the live ones, as they are from now on
   * @param changed those of them that are not so on disk yet
   * @param lastId no job has a higher id
   */
  record Recovered(List<Job> jobs, List<Job> changed, long lastId) {}

  Recovered recover() throws IOException {
    QueueFolder.Contents contents = folder.contents();
    OptionalLong serial = folder.readSerial();
    for (long id : contents.jobs()) {
      readJob(id);
    }
    for (long first : contents.batches()) {
      readBatch(first, contents.jobs());
    }
    return new Recovered(jobs, changed, lastId(serial));
  }

  private void readJob(long id) throws IOException {
    seen.add(id);
    try {
      add(codec.decode(id, read(() -> folder.readLive(id))), null);
    } catch (IOException e) {
      log.error("job file job-{} is unreadable, archiving it: {}", id, e.toString());
      folder.moveToArchive(id);
      folder.syncArchive(List.of(id));
    }
  }

  /** Something read from the disk. */
  private interface Reading {
    byte[] bytes() throws IOException;
  }

  /** A disk that refuses once may not refuse twice; what it refuses leaves the queue for good. */
  private static byte[] read(Reading reading) throws IOException {
    try {
      return reading.bytes();
    } catch (IOException e) {
      log.warn("reading once more: {}", e.toString());
      return reading.bytes();
    }
  }

  private void readBatch(long first, NavigableSet<Long> ownFiles) throws IOException {
    String text;
    try {
      text = new String(read(() -> folder.readBatch(first)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      seen.add(first);
      log.error("batch-{} is unreadable, archiving it: {}", first, e.toString());
      folder.archiveBatch(first);
      return;
    }
    readBatch(first, text.lines().toList(), ownFiles);
  }

  private void readBatch(long first, List<String> lines, NavigableSet<Long> ownFiles)
      throws IOException {
    List<JobSnapshot> found = new ArrayList<>();
    boolean damaged = false;
    // At least so many ids were given out, whether or not the lines can be read.
    seen.add(first + Math.max(0, lines.size() - 1));
    for (String line : lines) {
      try {
        JobSnapshot job = codec.decode(line.getBytes(StandardCharsets.UTF_8));
        if (!ownFiles.contains(job.id()) && !folder.isArchived(job.id())) {
          found.add(job);
        }
      } catch (IOException e) {
        damaged = true;
        log.error("batch-{} is unreadable in part, archiving it: {}", first, e.toString());
      }
    }
    if (damaged) {
      separate(found);
      folder.archiveBatch(first);
      found.forEach(job -> add(job, null));
    } else if (found.isEmpty()) {
      folder.removeBatch(first);
    } else {
      Batch batch = new Batch(first, found.size());
      found.forEach(job -> add(job, batch));
    }
  }

  /** Gives jobs files of their own. */
  private void separate(List<JobSnapshot> found) throws IOException {
    for (JobSnapshot job : found) {
      folder.create(job.id(), JobCodec.encode(job));
    }
    folder.sync();
  }

  private void add(JobSnapshot found, @Nullable Batch batch) {
    seen.add(found.id());
    Job job = Job.found(found, batch);
    JobStatus before = found.status();
    if (job.change(transitions::restarted).happened()) {
      changed.add(job);
      JobStatus after = job.current().status();
      log.info("job {} {} -> {} (restart)", found.id(), before.wireName(), after.wireName());
    }
    job.show(job.version());
    jobs.add(job);
  }

  private long lastId(OptionalLong serial) throws IOException {
    long highest = seen.isEmpty() ? 0 : seen.last();
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
}
