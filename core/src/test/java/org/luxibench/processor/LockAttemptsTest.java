package org.luxibench.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.luxibench.processor.ExecutionBench.DELAY;

import org.junit.jupiter.api.Test;
import org.luxibench.locking.LockLevel;

/** What becomes of an opcode whose locks others have. */
final class LockAttemptsTest {
  private final ExecutionBench bench = new ExecutionBench();

  @Test
  void aGrantAfterWaitingGoesOnWhereItStopped() {
    bench.locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = bench.waiting(DELAY);
    bench.locks.last.grant();

    assertThat(bench.readyCalls).isEqualTo(1);
    assertThat(execution.proceed()).isEqualTo(new Progress.Done("done"));
    assertThat(bench.locks.calls).containsOnlyOnce("exclusive instances/i1,i2").contains("run");
    assertThat(bench.time.pendingAlarms()).isZero();
  }

  @Test
  void aLapsedAttemptKeepsNoLock() {
    bench.locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = bench.waiting(DELAY);
    bench.time.runNext();

    assertThat(bench.time.seconds()).isCloseTo(1.0, within(0.001));
    assertThat(bench.locks.held).isEmpty();
    assertThat(bench.locks.calls).endsWith("release all");
    assertThat(bench.readyCalls).isEqualTo(1);
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    assertThat(bench.locks.calls).filteredOn("shared BGL"::equals).hasSize(2);
  }

  @Test
  void aRoundInVainImprovesThePriority() {
    bench.locks.busy = level -> true;
    OpExecution execution = bench.waiting(DELAY);
    for (int attempt = 1; attempt < 130; attempt++) {
      bench.lapse(execution);
    }
    assertThat(bench.host.priority).isZero();
    bench.lapse(execution);
    assertThat(bench.host.priority).isEqualTo(-1);
    assertThat(bench.time.seconds()).isCloseTo(1811.22, within(0.01));
    assertThat(bench.locks.priorities.get(129)).isZero();
    assertThat(bench.locks.priorities.get(130)).isEqualTo(-1);
  }

  @Test
  void atTheBestPriorityTheLastAttemptHasNoTimeLimit() {
    bench.host.priority = -20;
    bench.locks.busy = level -> true;
    OpExecution execution = bench.waiting(DELAY);
    for (int attempt = 1; attempt <= 130; attempt++) {
      bench.lapse(execution);
    }
    assertThat(bench.host.priority).isEqualTo(-20);
    assertThat(bench.time.pendingAlarms()).isZero();
    bench.locks.busy = level -> false;
    bench.locks.last.grant();
    assertThat(execution.proceed()).isEqualTo(new Progress.Done("done"));
  }

  @Test
  void retryingAsksAnewWithTheNewPriority() {
    bench.locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = bench.waiting(DELAY);
    bench.host.priority = -3;
    execution.retry();

    assertThat(bench.readyCalls).isEqualTo(1);
    assertThat(bench.locks.held).isEmpty();
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    assertThat(bench.locks.priorities).startsWith(0).endsWith(-3);
    assertThat(bench.time.pendingAlarms()).isEqualTo(1);
  }

  @Test
  void aDeletedLockFailsTheOpcode() {
    bench.locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = bench.waiting(DELAY);
    bench.locks.last.fail();

    Progress.Failed failed = (Progress.Failed) execution.proceed();
    assertThat(failed.error().className()).isEqualTo("LockError");
    assertThat(bench.locks.held).isEmpty();
  }

  @Test
  void losingTheRaceForAnAddedLockIsAPrerequisite() {
    bench.unit.adds = true;
    bench.locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = bench.waiting(DELAY);
    bench.locks.last.fail();

    Progress.Failed failed = (Progress.Failed) execution.proceed();
    assertThat(failed.error().className()).isEqualTo("OpPrereqError");
    assertThat(bench.locks.held).isEmpty();
  }
}
