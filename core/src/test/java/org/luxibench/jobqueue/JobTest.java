package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpcodeTable;

final class JobTest {
  private final Transitions transitions = new Transitions(InstantSource.system());
  private final Job job = job();

  @Test
  void ticketWakesOnceFromItsOwnParkingOnly() {
    assertThat(job.claim(1)).isTrue();
    Job.Ticket early = job.park();
    assertThat(job.wake(early)).isTrue();
    assertThat(job.wake(early)).isFalse();
    assertThat(job.claim(2)).isTrue();
    assertThat(job.wake(early)).isFalse();
    Job.Ticket late = job.park();
    assertThat(job.wake(early)).isFalse();
    assertThat(job.wake(late)).isTrue();
  }

  @Test
  void workerThatLeavesAnEndedJobHearsThatTheEndWasUndone() {
    Job.Change canceled = job.change(transitions::cancelRequested);
    assertThat(job.claim(1)).isTrue();
    assertThat(job.leave()).isTrue();

    assertThat(job.claim(2)).isTrue();
    job.revert(canceled);
    assertThat(job.leave()).isFalse();
    assertThat(job.claim(3)).isTrue();
  }

  @Test
  void changeThatGivesBackTheStateIsNone() {
    assertThat(job.change(state -> state).happened()).isFalse();
    assertThat(job.change(transitions::waiting).happened()).isTrue();
    assertThat(job.change(transitions::waiting).happened()).isFalse();
  }

  private Job job() {
    try {
      return Job.submitted(
          transitions.submitted(1, List.of(OpcodeTable.standard().decode(op("")))));
    } catch (GanetiException e) {
      throw new AssertionError(e);
    }
  }
}
