package org.luxibench.jobqueue;

import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.opcode.OpCode;

/** The steps of a job's life, each a function from state to state (REFERENCE 6). */
final class Transitions {
  static final String CANCELED = "Job canceled by request";
  static final String UNCLEAN = "Unclean master daemon shutdown";
  private static final GanetiError PRECEDING = GanetiError.opExec("Preceding opcode failed");

  private final InstantSource clock;

  Transitions(InstantSource clock) {
    this.clock = clock;
  }

  Timestamp now() {
    return Timestamp.now(clock);
  }

  JobSnapshot submitted(long id, List<OpCode> ops) {
    return JobSnapshot.of(id, ops.stream().map(OpSnapshot::queued).toList(), now(), null, null);
  }

  /** The next opcode of a job that has not ended goes for its locks, or waits for other jobs. */
  JobSnapshot waiting(JobSnapshot job) {
    int index = job.nextOp();
    OpSnapshot op = job.ops().get(index);
    if (op.status() != JobStatus.QUEUED) {
      return job;
    }
    Timestamp now = now();
    JobSnapshot changed = job.withOp(index, op.withStatus(JobStatus.WAITING, null).withStart(now));
    return job.start() == null ? changed.withStart(now) : changed;
  }

  /** An opcode has its locks; without effect on one that is to be canceled. */
  UnaryOperator<JobSnapshot> running(int index) {
    return job -> {
      OpSnapshot op = job.ops().get(index);
      return op.status() == JobStatus.WAITING
          ? job.withOp(index, op.withStatus(JobStatus.RUNNING, null).withExec(now()))
          : job;
    };
  }

  UnaryOperator<JobSnapshot> succeeded(int index, @Nullable Object result) {
    return job ->
        endIfOver(
            job.withOp(
                index, job.ops().get(index).withStatus(JobStatus.SUCCESS, result).withEnd(now())));
  }

  /** An opcode failed; those after it will not be tried. */
  UnaryOperator<JobSnapshot> failed(int index, GanetiError error) {
    return job -> {
      OpSnapshot op = job.ops().get(index).withStatus(JobStatus.ERROR, wire(error)).withEnd(now());
      return endIfOver(job.withOp(index, op).markUnfinished(JobStatus.ERROR, wire(PRECEDING)));
    };
  }

  /** The opcode in hand was given up, and with it the job. */
  UnaryOperator<JobSnapshot> canceled(int index) {
    return job -> {
      OpSnapshot op = job.ops().get(index).withStatus(JobStatus.CANCELED, CANCELED).withEnd(now());
      return endIfOver(job.withOp(index, op).markUnfinished(JobStatus.CANCELED, CANCELED));
    };
  }

  /** What CancelJob does at once: a queued job ends, a waiting one is about to, others go on. */
  JobSnapshot cancelRequested(JobSnapshot job) {
    return switch (job.status()) {
      case QUEUED -> endIfOver(job.markUnfinished(JobStatus.CANCELED, CANCELED));
      case WAITING -> job.markUnfinished(JobStatus.CANCELING, null);
      default -> job;
    };
  }

  /** What a restart makes of a job as the last daemon left it. */
  JobSnapshot restarted(JobSnapshot job) {
    return switch (job.status()) {
      case WAITING -> requeued(job);
      case RUNNING, CANCELING -> endIfOver(job.markUnfinished(JobStatus.ERROR, UNCLEAN));
      default -> job;
    };
  }

  private static JobSnapshot requeued(JobSnapshot job) {
    List<OpSnapshot> ops =
        job.ops().stream()
            .map(
                op ->
                    op.status() == JobStatus.WAITING
                        ? op.withStatus(JobStatus.QUEUED, null).withStart(null)
                        : op)
            .toList();
    JobSnapshot changed = job.withOps(ops);
    return changed.nextOp() == 0 ? changed.withStart(null) : changed;
  }

  private JobSnapshot endIfOver(JobSnapshot job) {
    return job.nextOp() == job.ops().size() ? job.withEnd(now()) : job;
  }

  static Object wire(GanetiError error) {
    return List.of(error.className(), error.arguments());
  }
}
