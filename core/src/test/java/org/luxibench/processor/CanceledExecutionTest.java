package org.luxibench.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.processor.ExecutionBench.DELAY;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** An opcode canceled while it waits leaves no lock and keeps nobody waiting. */
final class CanceledExecutionTest {
  private final ExecutionBench bench = new ExecutionBench();

  @Test
  void cancelingGivesUpTheLocks() {
    bench.locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = bench.waiting(DELAY);
    execution.cancel();

    assertThat(bench.readyCalls).isEqualTo(1);
    assertThat(bench.locks.held).isEmpty();
    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
    assertThat(bench.locks.calls).doesNotContain("run");
  }

  @Test
  void cancelingAfterTheGrantReleasesAtTheNextTurn() {
    bench.locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = bench.waiting(DELAY);
    bench.locks.last.grant();
    execution.cancel();

    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
    assertThat(bench.locks.held).isEmpty();
  }

  @Test
  void canceledBeforeTheFirstTurnNothingIsLocked() {
    OpExecution execution = bench.execution(DELAY);
    execution.cancel();
    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
    assertThat(bench.locks.calls).containsExactly("release all");
  }

  @Test
  void cancelingBetweenTwoAttemptsGivesUpTheOneThatLapsed() {
    bench.locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = bench.waiting(DELAY);
    bench.time.runNext();
    assertThat(bench.locks.last.isGivenUp()).isFalse();
    execution.cancel();

    assertThat(bench.locks.last.isGivenUp()).isTrue();
    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
  }

  @Test
  void cancelingAtAnEarlierLevelGivesUpWhatLapsedAtALaterOneToo() {
    FakeLocks.FakeAcquisition nodes = canceledAfterLapsing(LockLevel.NODE, LockLevel.INSTANCE);

    assertThat(bench.locks.last.isGivenUp()).isTrue();
    assertThat(nodes.isGivenUp()).isTrue();
  }

  @Test
  void cancelingBetweenTwoAttemptsLetsThoseBehindGoOn() {
    LockManager real = new LockManager(Map.of(LockLevel.INSTANCE, List.of("i1", "i2")));
    LockOwner holder = new LockOwner("holder");
    real.acquireBgl(holder, LockMode.SHARED, 0);
    real.acquire(holder, LockLevel.INSTANCE, List.of("i1"), LockMode.SHARED, 0);
    OpExecution execution =
        bench
            .processor(Behaviour.LOCK_FREE_QUERIES, LockTable.of(real))
            .start(ExecutionBench.opcode(DELAY), bench.host);
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    LockOwner behind = new LockOwner("behind");
    real.acquireBgl(behind, LockMode.SHARED, 0);
    Acquisition<?> asked =
        real.acquire(behind, LockLevel.INSTANCE, List.of("i1"), LockMode.SHARED, 0);
    bench.time.runNext();
    assertThat(asked.state()).isEqualTo(Acquisition.State.PENDING);

    execution.cancel();
    assertThat(asked.state()).isEqualTo(Acquisition.State.GRANTED);
  }

  @Test
  void failingInALaterAttemptGivesUpWhatLapsed() {
    bench.locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = bench.waiting(DELAY);
    FakeLocks.FakeAcquisition lapsed = bench.locks.last;
    bench.locks.busy = level -> level == LockLevel.INSTANCE;
    bench.lapse(execution);
    execution.whenReady(() -> bench.readyCalls++);
    assertThat(lapsed.isGivenUp()).isFalse();
    bench.locks.last.fail();

    assertThat(execution.proceed()).isInstanceOf(Progress.Failed.class);
    assertThat(lapsed.isGivenUp()).isTrue();
  }

  @Test
  void whatALaterAttemptHadOwesNothing() {
    FakeLocks.FakeAcquisition instances = canceledAfterLapsing(LockLevel.INSTANCE, LockLevel.NODE);

    assertThat(bench.locks.last.isGivenUp()).isTrue();
    assertThat(instances.isGivenUp()).isFalse();
  }

  /** The first attempt lapsed at one level, the second waits at another; gives what lapsed. */
  private FakeLocks.FakeAcquisition canceledAfterLapsing(LockLevel first, LockLevel second) {
    bench.locks.busy = level -> level == first;
    OpExecution execution = bench.waiting(DELAY);
    FakeLocks.FakeAcquisition lapsed = bench.locks.last;
    bench.locks.busy = level -> level == second;
    bench.lapse(execution);
    execution.whenReady(() -> bench.readyCalls++);
    execution.cancel();
    return lapsed;
  }
}
