package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.List;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.OpHost;
import org.luxibench.processor.SubmittedJob;
import tools.jackson.databind.JsonNode;

/** What the execution of one opcode sees of its job. */
final class JobHost implements OpHost {
  private static final int BEST_PRIORITY = -20;

  /** Each line costs a copy of those before it, and the whole is kept in memory and saved. */
  static final int MOST_LINES = 5000;

  private static final String FURTHER =
      " - WARNING: after " + MOST_LINES + " lines nothing further is logged";

  /** Thrown through the execution when the job was canceled before its unit ran. */
  static final class CanceledBeforeRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CanceledBeforeRun() {
      super("canceled before it ran", null, false, false);
    }
  }

  /** Thrown through the execution when it could not be saved that the opcode runs. */
  static final class NotSaved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSaved(IOException cause) {
      super(cause);
    }
  }

  /** Takes in jobs on behalf of an opcode. */
  interface Submission {
    List<SubmittedJob> submit(List<List<JsonNode>> jobs) throws GanetiException;
  }

  private final Job job;
  private final int index;
  private final String shortSummary;
  private final JobStates states;
  private final Transitions transitions;
  private final Submission submission;

  JobHost(
      Job job,
      int index,
      OpCode opcode,
      JobStates states,
      Transitions transitions,
      Submission submission) {
    this.job = job;
    this.index = index;
    this.shortSummary = opcode.shortSummary();
    this.states = states;
    this.transitions = transitions;
    this.submission = submission;
  }

  @Override
  public String jobId() {
    return Long.toString(job.id());
  }

  @Override
  public String ownerName() {
    return "Jq" + job.worker() + "/Job" + job.id() + "/" + shortSummary;
  }

  @Override
  public int priority() {
    return op().priority();
  }

  @Override
  public void raisePriority() {
    states.changeSoon(
        job,
        state -> {
          OpSnapshot op = state.ops().get(index);
          return op.priority() <= BEST_PRIORITY
              ? state
              : state.withOp(index, op.withPriority(op.priority() - 1));
        });
  }

  @Override
  public void validated(OpCode opcode) {
    states.changeSoon(job, state -> state.withOp(index, state.ops().get(index).withInput(opcode)));
  }

  @Override
  public void running() {
    try {
      states.change(job, transitions.running(index));
    } catch (IOException e) {
      throw new NotSaved(e);
    }
    if (op().status() != JobStatus.RUNNING) {
      throw new CanceledBeforeRun();
    }
  }

  /** Appends to the opcode's log, of which there are {@link #MOST_LINES} and one that says so. */
  @Override
  public void log(String type, Object message) {
    Timestamp now = transitions.now();
    states.changeSoon(
        job,
        state -> {
          OpSnapshot op = state.ops().get(index);
          int lines = op.log().size();
          if (lines > MOST_LINES) {
            return state;
          }
          long serial = 1 + state.ops().stream().mapToLong(each -> each.log().size()).sum();
          return state.withOp(
              index,
              op.withLog(
                  lines < MOST_LINES
                      ? new LogEntry(serial, now, type, message)
                      : new LogEntry(serial, now, "message", FURTHER)));
        });
  }

  @Override
  public boolean cancelRequested() {
    return job.current().status() == JobStatus.CANCELING;
  }

  @Override
  public List<SubmittedJob> submit(List<List<JsonNode>> jobs) {
    try {
      return submission.submit(jobs);
    } catch (GanetiException e) {
      // The opcodes come from a unit of ours: one that cannot be decoded is our own mistake.
      throw new IllegalStateException("job " + job.id() + " submits what is no opcode", e);
    }
  }

  private OpSnapshot op() {
    return job.current().ops().get(index);
  }
}
