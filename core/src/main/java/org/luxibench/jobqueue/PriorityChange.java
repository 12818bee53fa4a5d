package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.function.Consumer;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.OpExecution;

/**
 * ChangeJobPriority: the opcodes of a job that have not begun to run get another priority. One that
 * waits for a lock begins its wait anew with it; ageing goes on from there.
 */
final class PriorityChange {
  private final JobStates states;
  private final Consumer<Job> requeue;

  /**
   * @param requeue enters a job into the ready queue with its present priority
   */
  PriorityChange(JobStates states, Consumer<Job> requeue) {
    this.states = states;
    this.requeue = requeue;
  }

  /**
   * Changes a job's priority.
   *
   * @param priority −20 (first) to 19
   * @throws GanetiException JobQueueError if the disk refuses; nothing has changed then
   */
  PriorityAnswer change(Job job, int priority) throws GanetiException {
    Job.Change change = job.change(state -> with(state, priority));
    if (change.after().snapshot().ops().stream().noneMatch(PriorityChange::isPending)) {
      return new PriorityAnswer(false, "Job " + job.id() + " has no opcode that waits to run");
    }
    try {
      states.saveAndShow(job, change.after());
    } catch (IOException e) {
      job.revert(change);
      states.saveSoon(job);
      throw Refusals.disk(e);
    }
    requeue.accept(job);
    OpExecution execution = job.execution();
    if (execution != null) {
      execution.retry();
    }
    return new PriorityAnswer(
        true,
        "Priorities of pending opcodes for job %d have been changed to %d"
            .formatted(job.id(), priority));
  }

  private static boolean isPending(OpSnapshot op) {
    return op.status() == JobStatus.QUEUED || op.status() == JobStatus.WAITING;
  }

  private static JobSnapshot with(JobSnapshot job, int priority) {
    return job.withOps(
        job.ops().stream().map(op -> isPending(op) ? op.withPriority(priority) : op).toList());
  }
}
