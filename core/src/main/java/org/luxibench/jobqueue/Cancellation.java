package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.function.Consumer;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.OpExecution;

/** CancelJob, in each state of a job (REFERENCE 6). */
final class Cancellation {
  private final JobStates states;
  private final Transitions transitions;
  private final DependencyWaits waits;
  private final Consumer<Job.Ticket> wake;
  private final Consumer<Job> requeue;

  /**
   * @param wake makes a parked job ready
   * @param requeue puts a job into the ready queue whose entry a worker may have thrown away,
   *     having found it ended
   */
  Cancellation(
      JobStates states,
      Transitions transitions,
      DependencyWaits waits,
      Consumer<Job.Ticket> wake,
      Consumer<Job> requeue) {
    this.states = states;
    this.transitions = transitions;
    this.waits = waits;
    this.wake = wake;
    this.requeue = requeue;
  }

  CancelAnswer cancel(Job job) throws GanetiException {
    Job.Change change = job.change(transitions::cancelRequested);
    if (!change.happened()) {
      return new CancelAnswer(false, "Job " + job.id() + " is no longer waiting in the queue");
    }
    try {
      states.saveAndShow(job, change.after());
    } catch (IOException e) {
      job.revert(change);
      states.saveSoon(job);
      requeue.accept(job);
      throw Refusals.disk(e);
    }
    if (change.after().snapshot().status().isFinal()) {
      return new CancelAnswer(true, "Job " + job.id() + " canceled");
    }
    giveUpWaiting(job);
    return new CancelAnswer(true, "Job " + job.id() + " will be canceled");
  }

  /**
   * A job that waits for a lock is woken by its execution, and by nobody else: when the lock has
   * decided but not told yet, a worker sent there now would meet the one who tells.
   */
  private void giveUpWaiting(Job job) {
    OpExecution execution = job.execution();
    if (execution != null) {
      execution.cancel();
    }
    waits.leave(job.id()).ifPresent(wake);
  }
}
