package org.luxibench.jobqueue;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luxibench.processor.OpExecution;

/**
 * A job that is not archived: its state, and who works on it.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>{@code current}, {@code phase}, {@code parkings} and {@code execution} are guarded by this
 *       object's monitor; nothing foreign is called and no file touched while it is held.
 *   <li>{@code shown} is what readers see, without a lock. Its number only grows. It trails {@code
 *       current} while a change is on its way to the disk.
 *   <li>A job whose status is final does not change again, but for {@link #revert}.
 *   <li>At most one worker has the job: the one whose {@link #claim} succeeded, until it parks the
 *       job or the job ends. Entries in the ready queue are hints; the phase decides.
 *   <li>A parked job goes on for the {@link Ticket} of that parking alone: who wakes it late, when
 *       it has gone on and waits for something else, wakes nobody.
 * </ul>
 */
final class Job {

  private enum Phase {
    READY,
    CLAIMED,
    PARKED
  }

  /**
   * One state of a job.
   *
   * @param number counts the job's changes
   */
  record Version(long number, JobSnapshot snapshot) {}

  /** What {@link #change} did. */
  record Change(Version before, Version after) {
    boolean happened() {
      return before.number() != after.number();
    }
  }

  /** Entitles to wake a job once, from one parking of it. Two are equal if they are of the same. */
  record Ticket(Job job, long parking) {}

  private static final long NOWHERE = -1;

  private final long id;
  private Version current;
  private Phase phase = Phase.READY;

  /** How often the job was parked; the last number is that of the ticket that counts. */
  private long parkings;

  private @Nullable OpExecution execution;
  private int worker;
  private volatile Version shown;

  // The next two are touched only by whoever leads a round of saving.

  /** Number of the version on disk, negative if there is none. */
  private long saved;

  /** The shared file that holds the job; null if it has its own or none. */
  private @Nullable Batch batch;

  private Job(JobSnapshot snapshot, long saved) {
    this.id = snapshot.id();
    this.saved = saved;
    this.current = new Version(Math.max(saved, 0), snapshot);
    this.shown = current;
  }

  /** A job of which nothing is on disk. */
  static Job submitted(JobSnapshot snapshot) {
    return new Job(snapshot, NOWHERE);
  }

  /** A job as it is on disk, alone in its file or in a batch. */
  static Job found(JobSnapshot snapshot, @Nullable Batch batch) {
    Job job = new Job(snapshot, 0);
    job.batch = batch;
    return job;
  }

  long id() {
    return id;
  }

  /** What readers are shown. */
  JobSnapshot shown() {
    return shown.snapshot();
  }

  /** The latest state, perhaps not on disk yet. */
  synchronized JobSnapshot current() {
    return current.snapshot();
  }

  /** Whether nothing of it is on disk yet. */
  boolean isNew() {
    return saved == NOWHERE;
  }

  long saved() {
    return saved;
  }

  void saved(long number) {
    saved = number;
  }

  @Nullable Batch batch() {
    return batch;
  }

  void batch(@Nullable Batch shared) {
    batch = shared;
  }

  synchronized Version version() {
    return current;
  }

  /**
   * Changes the state, unless it is final. A change that gives back its argument changes nothing.
   */
  @SuppressWarnings("ReferenceEquality") // to compare by value is to read through every log
  synchronized Change change(UnaryOperator<JobSnapshot> change) {
    Version before = current;
    if (!before.snapshot().status().isFinal()) {
      JobSnapshot changed = change.apply(before.snapshot());
      if (changed != before.snapshot()) {
        current = new Version(before.number() + 1, changed);
      }
    }
    return new Change(before, current);
  }

  /** Undoes a change that could not be saved, if none came after it. */
  synchronized void revert(Change unsaved) {
    if (current.number() == unsaved.after().number()) {
      current = new Version(current.number() + 1, unsaved.before().snapshot());
    }
  }

  /**
   * Shows a version to readers, unless they have seen a later one.
   *
   * @return what they saw before; null if they see no change
   */
  synchronized @Nullable JobSnapshot show(Version version) {
    if (version.number() <= shown.number()) {
      return null;
    }
    JobSnapshot before = shown.snapshot();
    shown = version;
    return before;
  }

  /** Makes the caller the one who works on the job; false if somebody does, or it must wait. */
  synchronized boolean claim(int byWorker) {
    if (phase != Phase.READY) {
      return false;
    }
    phase = Phase.CLAIMED;
    worker = byWorker;
    return true;
  }

  /**
   * The worker lets go of a job that it found ended.
   *
   * @return whether it still has; if not, its end could not be saved and was undone meanwhile, and
   *     it is to be queued again
   */
  synchronized boolean leave() {
    phase = Phase.READY;
    return current.snapshot().status().isFinal();
  }

  /** The worker lets go: the job waits until {@link #wake} with this ticket. */
  synchronized Ticket park() {
    phase = Phase.PARKED;
    return new Ticket(this, ++parkings);
  }

  /** Makes a parked job ready; false if it has gone on since the ticket was given. */
  synchronized boolean wake(Ticket ticket) {
    if (phase != Phase.PARKED || ticket.parking() != parkings) {
      return false;
    }
    phase = Phase.READY;
    return true;
  }

  synchronized @Nullable OpExecution execution() {
    return execution;
  }

  synchronized void execution(@Nullable OpExecution started) {
    execution = started;
  }

  /** Number of the worker that has the job, or had it last. */
  synchronized int worker() {
    return worker;
  }
}
