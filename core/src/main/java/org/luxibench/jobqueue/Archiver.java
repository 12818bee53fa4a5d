package org.luxibench.jobqueue;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luxibench.error.GanetiException;

/**
 * Moves jobs that have ended to the archive.
 *
 * <p>Invariant: a job leaves {@code live} only after its file has moved, and only by whoever moved
 * it.
 */
final class Archiver {
  private static final int CHUNK = 100;
  private static final double NANOS = 1e9;

  /** Told which jobs have left the queue. */
  interface Listener {
    void archived(List<Job> jobs);
  }

  private final QueueFolder folder;
  private final GroupCommit commit;
  private final SerialNumbers serials;
  private final Map<Long, Job> live;
  private final InstantSource clock;
  private final Listener listener;

  Archiver(
      QueueFolder folder,
      GroupCommit commit,
      SerialNumbers serials,
      Map<Long, Job> live,
      InstantSource clock,
      Listener listener) {
    this.folder = folder;
    this.commit = commit;
    this.serials = serials;
    this.live = live;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Archives those of the jobs that have ended.
   *
   * @return how many were
   */
  int archive(List<Job> jobs) throws GanetiException {
    List<SaveRequest> requests =
        jobs.stream()
            .filter(job -> job.shown().status().isFinal())
            .map(job -> SaveRequest.latest(job))
            .toList();
    commit.save(requests);
    for (SaveRequest request : requests) {
      if (request.failure() != null) {
        throw Refusals.disk(request.failure());
      }
    }
    List<Job> moved = new ArrayList<>();
    try {
      commit.exclusively(() -> move(requests, moved));
    } catch (IOException e) {
      throw Refusals.disk(e);
    } finally {
      listener.archived(moved);
    }
    return moved.size();
  }

  /** See {@link JobQueue#autoArchive}. */
  ArchiveAnswer autoArchive(double ageSeconds, double budgetSeconds) throws GanetiException {
    long begin = System.nanoTime();
    double now = Timestamp.now(clock).asSeconds();
    List<Job> all = List.copyOf(live.values());
    int archived = 0;
    int looked = 0;
    List<Job> chunk = new ArrayList<>();
    while (looked < all.size() && (System.nanoTime() - begin) / NANOS <= budgetSeconds) {
      Job job = all.get(looked++);
      if (oldEnough(job.shown(), now, ageSeconds)) {
        chunk.add(job);
      }
      if (chunk.size() == CHUNK) {
        archived += archive(chunk);
        chunk.clear();
      }
    }
    return new ArchiveAnswer(archived + archive(chunk), all.size() - looked);
  }

  private static boolean oldEnough(JobSnapshot job, double now, double ageSeconds) {
    if (!job.status().isFinal()) {
      return false;
    }
    Timestamp end = job.end() == null ? job.received() : job.end();
    return ageSeconds < 0 || end == null || now - end.asSeconds() > ageSeconds;
  }

  private void move(List<SaveRequest> requests, List<Job> moved) throws IOException {
    List<Job> present =
        requests.stream().map(SaveRequest::job).filter(job -> live.get(job.id()) == job).toList();
    if (present.isEmpty()) {
      return;
    }
    // Without this a crash could leave ids in the archive beyond the last one known.
    serials.save(folder);
    for (Job job : present) {
      folder.moveToArchive(job.id());
      live.remove(job.id());
      moved.add(job);
    }
    folder.syncArchive(present.stream().map(Job::id).toList());
  }
}
