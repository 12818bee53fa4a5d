package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.Progress;
import tools.jackson.databind.node.ObjectNode;

/**
 * A worker has parked job 9, which awaits job 1, and looks whether that has ended. Before it gets
 * to know, job 1 ends and wakes job 9, and another worker takes it on to its next wait.
 */
final class LateWakeUpTest {
  @TempDir Path folder;
  private final OpcodeTable opcodes = OpcodeTable.standard();
  private final Transitions transitions = new Transitions(InstantSource.system());
  private final DependencyWaits waits = new DependencyWaits();
  private final List<Job.Ticket> woken = new ArrayList<>();
  private final List<Runnable> lockTells = new ArrayList<>();
  private JobSnapshot first;
  private JobSnapshot other;
  private Job job;
  private JobRunner runner;
  private int looks;

  @BeforeEach
  void build() throws Exception {
    QueueFolder files = new QueueFolder(folder, new DiskFiles());
    files.prepare();
    ScheduledThreadPoolExecutor never = new ScheduledThreadPoolExecutor(1);
    never.shutdown();
    JobStates states =
        new JobStates(files, new GroupCommit(files), new SerialNumbers(0), never, each -> {});
    runner =
        new JobRunner(
            opcodes,
            (opcode, host) -> new Waits(),
            states,
            transitions,
            new DependencyCheck(new Looking()),
            waits,
            jobs -> List.of(),
            this::wake,
            each -> {});
    first = submitted(1, op(""));
    other = submitted(3, op(""));
  }

  @Test
  void doesNotPullTheJobOutOfItsWaitForALock() throws Exception {
    job = Job.submitted(submitted(9, after(1)));
    step();

    assertThat(woken).extracting(Job.Ticket::parking).containsExactly(1L);
    assertThat(job.claim(7)).as("still waits for the lock").isFalse();
    lockTells.get(0).run();
    assertThat(woken).extracting(Job.Ticket::parking).containsExactly(1L, 2L);
  }

  @Test
  void doesNotEndTheJobsWaitForAnotherJob() throws Exception {
    job = Job.submitted(submitted(9, after(1, 3)));
    step();

    assertThat(job.claim(7)).as("still waits for job 3").isFalse();
    assertThat(waits.all()).isEqualTo(Map.of(3L, List.of(9L)));
  }

  private void step() {
    assertThat(job.claim(0)).isTrue();
    assertThat(runner.step(job)).isFalse();
  }

  /** The second look comes after the first worker has parked the job. */
  /** Ends job 1 when it is looked at for the second time. */
  private final class Looking implements DependencyCheck.Jobs {
    @Override
    public Optional<DependencyCheck.Found> find(long id) {
      if (id == other.id()) {
        return Optional.of(new DependencyCheck.Found(other.status(), true));
      }
      if (++looks == 2) {
        first = transitions.succeeded(0, null).apply(first);
        waits.take(first.id()).forEach(LateWakeUpTest.this::wake);
        step();
      }
      return Optional.of(new DependencyCheck.Found(first.status(), true));
    }

    @Override
    public void lookAgainSoon(long id) {
      throw new AssertionError("every look succeeds");
    }
  }

  private void wake(Job.Ticket ticket) {
    if (ticket.job().wake(ticket)) {
      woken.add(ticket);
    }
  }

  private JobSnapshot submitted(long id, ObjectNode op) throws Exception {
    return transitions.submitted(id, List.of(opcodes.decode(op)));
  }

  private static ObjectNode after(long... awaited) {
    ObjectNode op = op("");
    for (long id : awaited) {
      op.withArray("depends").addArray().add(Long.toString(id)).addArray();
    }
    return op;
  }

  private final class Waits implements OpExecution {
    @Override
    public Progress proceed() {
      return new Progress.Waiting();
    }

    @Override
    public void whenReady(Runnable callback) {
      lockTells.add(callback);
    }

    @Override
    public void retry() {}

    @Override
    public void cancel() {}
  }
}
