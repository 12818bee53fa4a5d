package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes jobs: each change goes to the disk and is shown to readers, who are told.
 *
 * <p>What matters after a crash (that a job runs, that an opcode ended, that it was canceled) is on
 * disk before it is shown. The rest (that a job waits, what it logged) is shown at once and saved
 * soon after, together with what other jobs have; so is a state that the disk refused.
 *
 * <p>Invariant: a job is in {@code unsaved} whenever a version it shows is not on disk and nobody
 * is saving it.
 */
final class JobStates {
  private static final Logger log = LoggerFactory.getLogger(JobStates.class);
  private static final long SOON_MILLIS = 200;

  /** When to try again after the disk has refused. */
  private static final long LATER_MILLIS = 1000;

  private final GroupCommit commit;
  private final ScheduledExecutorService timer;
  private final SerialNumbers serials;
  private final QueueFolder folder;
  private final Consumer<Job> listener;
  private final Map<Long, Job> unsaved = new ConcurrentHashMap<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  /**
   * @param listener called after readers see a new state of a job, from the changing thread
   */
  JobStates(
      QueueFolder folder,
      GroupCommit commit,
      SerialNumbers serials,
      ScheduledExecutorService timer,
      Consumer<Job> listener) {
    this.folder = folder;
    this.commit = commit;
    this.serials = serials;
    this.timer = timer;
    this.listener = listener;
  }

  /**
   * Changes a job; readers see it before it is on disk. A state that was there already is not shown
   * for that: it may be one that whoever made it wants on disk first.
   *
   * @return the state that came of it
   */
  JobSnapshot changeSoon(Job job, UnaryOperator<JobSnapshot> change) {
    Job.Change made = job.change(change);
    if (made.happened() && show(job, made.after())) {
      saveSoon(job);
    }
    return made.after().snapshot();
  }

  /**
   * Changes a job; it is on disk when readers see it and when this returns.
   *
   * @throws IOException if the disk refuses; readers go on seeing the old state
   */
  void change(Job job, UnaryOperator<JobSnapshot> change) throws IOException {
    saveAndShow(job, job.change(change).after());
  }

  /** Saves and shows a version made already; see {@link #change}. */
  void saveAndShow(Job job, Job.Version version) throws IOException {
    SaveRequest request = new SaveRequest(job, version);
    commit.save(List.of(request));
    IOException failure = request.failure();
    if (failure != null) {
      throw failure;
    }
    show(job, version);
  }

  /**
   * Changes a job for good: if the disk refuses, readers see it and it is saved later.
   *
   * @return the state that came of it
   */
  JobSnapshot changeAnyway(Job job, UnaryOperator<JobSnapshot> change) {
    Job.Version version = job.change(change).after();
    try {
      saveAndShow(job, version);
    } catch (IOException e) {
      log.error("job {} not saved, trying again: {}", job.id(), e.toString());
      show(job, version);
      saveSoon(job);
    }
    return version.snapshot();
  }

  /** Saves everything that is shown and not on disk, and the last job id. */
  void flush() {
    scheduled.set(false);
    flushJobs();
    try {
      commit.exclusively(() -> serials.save(folder));
    } catch (IOException e) {
      log.warn("last job id not saved: {}", e.toString());
    }
  }

  /** Saves everything that is shown and not on disk; what the disk refuses stays to be saved. */
  private void flushJobs() {
    List<SaveRequest> requests = new ArrayList<>();
    for (Job job : List.copyOf(unsaved.values())) {
      unsaved.remove(job.id());
      requests.add(SaveRequest.latest(job));
    }
    if (requests.isEmpty()) {
      return;
    }
    commit.save(requests);
    List<SaveRequest> refused =
        requests.stream().filter(request -> request.failure() != null).toList();
    if (!refused.isEmpty()) {
      log.warn("{} jobs still not saved: {}", refused.size(), refused.get(0).failure());
      refused.forEach(request -> unsaved.put(request.job().id(), request.job()));
      schedule(LATER_MILLIS);
    }
  }

  /** Saves the state of a job although it did not change here. */
  void saveSoon(Job job) {
    unsaved.put(job.id(), job);
    schedule(SOON_MILLIS);
  }

  /** The last job id has grown. */
  void saveSerialSoon() {
    schedule(SOON_MILLIS);
  }

  private void schedule(long millis) {
    if (!timer.isShutdown() && scheduled.compareAndSet(false, true)) {
      Future<?> unused = timer.schedule(this::flushInTime, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void flushInTime() {
    try {
      flush();
    } catch (RuntimeException e) {
      log.error("saving what was to be saved soon", e);
    }
  }

  private boolean show(Job job, Job.Version version) {
    JobSnapshot before = job.show(version);
    if (before == null) {
      return false;
    }
    JobStatus status = version.snapshot().status();
    if (before.status() != status) {
      log.info(
          "job {} {} -> {} ({})",
          job.id(),
          before.status().wireName(),
          status.wireName(),
          version.snapshot().title());
    }
    listener.accept(job);
    return true;
  }
}
