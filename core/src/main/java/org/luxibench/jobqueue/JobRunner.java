package org.luxibench.jobqueue;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.opcode.Dependency;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.Processor;
import org.luxibench.processor.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a job as far as it goes without waiting. When it must wait, for a lock or for another job,
 * it is parked and the worker is free; what it waits for wakes it.
 *
 * <p>Invariants: a job is parked before anybody is asked to wake it, so no wake-up is lost. Once
 * somebody was asked, another worker may have the job: nothing but its ticket and what was asked is
 * used then.
 */
final class JobRunner {
  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

  private final OpcodeTable opcodes;
  private final Processor processor;
  private final JobStates states;
  private final Transitions transitions;
  private final DependencyCheck dependencies;
  private final DependencyWaits waits;
  private final JobHost.Submission submission;
  private final Consumer<Job.Ticket> wake;
  private final Consumer<Job> requeue;

  /**
   * @param wake makes a parked job ready
   * @param requeue puts a job that is ready into the queue once more
   */
  JobRunner(
      OpcodeTable opcodes,
      Processor processor,
      JobStates states,
      Transitions transitions,
      DependencyCheck dependencies,
      DependencyWaits waits,
      JobHost.Submission submission,
      Consumer<Job.Ticket> wake,
      Consumer<Job> requeue) {
    this.opcodes = opcodes;
    this.processor = processor;
    this.states = states;
    this.transitions = transitions;
    this.dependencies = dependencies;
    this.waits = waits;
    this.submission = submission;
    this.wake = wake;
    this.requeue = requeue;
  }

  /**
   * Executes the job's next opcode, or goes on with it.
   *
   * @return whether there is another opcode to be executed at once
   */
  boolean step(Job job) {
    JobSnapshot state = states.changeSoon(job, transitions::waiting);
    int index = state.nextOp();
    JobStatus status = state.status();
    if (status.isFinal()) {
      if (!job.leave()) {
        requeue.accept(job);
      }
      return false;
    }
    OpExecution execution = job.execution();
    if (status == JobStatus.CANCELING) {
      if (execution == null) {
        return end(job, transitions.canceled(index));
      }
      execution.cancel();
    }
    try {
      return execution == null ? begin(job, index) : proceed(job, index, execution);
    } catch (JobHost.CanceledBeforeRun e) {
      return end(job, transitions.canceled(index));
    } catch (JobHost.NotSaved e) {
      return end(job, transitions.failed(index, Refusals.disk(e).error()));
    } catch (RuntimeException | Error e) {
      log.error("job {}, opcode {} failed unexpectedly", job.id(), index, e);
      return end(job, transitions.failed(index, GanetiError.opExec(String.valueOf(e))));
    }
  }

  /** Ends a job whose {@link #step} itself failed. */
  void giveUp(Job job, Throwable cause) {
    JobSnapshot current = job.current();
    if (!current.status().isFinal()) {
      end(job, transitions.failed(current.nextOp(), GanetiError.opExec(String.valueOf(cause))));
    }
  }

  private boolean begin(Job job, int index) {
    OpCode opcode;
    try {
      opcode = opcodes.decode(job.current().ops().get(index).input());
    } catch (GanetiException e) {
      return end(job, transitions.failed(index, e.error()));
    }
    for (Dependency dependency : opcode.depends()) {
      DependencyCheck.Verdict verdict = dependencies.check(job.id(), dependency);
      if (verdict instanceof DependencyCheck.Pending pending) {
        awaitJob(job, pending.job());
        return false;
      } else if (verdict instanceof DependencyCheck.CanceledToo) {
        return end(job, transitions.canceled(index));
      } else if (verdict instanceof DependencyCheck.Never never) {
        return end(job, transitions.failed(index, never.error()));
      }
    }
    JobHost host = new JobHost(job, index, opcode, states, transitions, submission);
    OpExecution execution = processor.start(opcode, host);
    job.execution(execution);
    return proceed(job, index, execution);
  }

  private boolean proceed(Job job, int index, OpExecution execution) {
    Progress progress = execution.proceed();
    if (progress instanceof Progress.Waiting) {
      Job.Ticket ticket = job.park();
      execution.whenReady(() -> wake.accept(ticket));
      if (job.current().status() == JobStatus.CANCELING) {
        execution.cancel();
      }
      return false;
    } else if (progress instanceof Progress.Done done) {
      return end(job, transitions.succeeded(index, settled(done.result())));
    } else if (progress instanceof Progress.Failed failed) {
      return end(job, transitions.failed(index, failed.error()));
    }
    return end(job, transitions.canceled(index));
  }

  /**
   * A result as it will stay: what writes itself may look at things that change.
   *
   * @throws IllegalArgumentException if the unit gave something that no file can hold; the opcode
   *     fails then
   */
  private static @Nullable Object settled(@Nullable Object result) {
    boolean plain = result == null || result instanceof String || result instanceof Boolean;
    return plain ? result : Json.MAPPER.readTree(Json.text(result));
  }

  private void awaitJob(Job job, long awaited) {
    Job.Ticket ticket = job.park();
    waits.enter(awaited, ticket);
    if (dependencies.hasEnded(awaited) || job.current().status() == JobStatus.CANCELING) {
      waits.leave(ticket);
      wake.accept(ticket);
    }
  }

  private boolean end(Job job, UnaryOperator<JobSnapshot> transition) {
    job.execution(null);
    return !states.changeAnyway(job, transition).status().isFinal();
  }
}
