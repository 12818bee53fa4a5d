package org.luxibench.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.OpcodeTable;

final class LockingExecutionTest {
  private final FakeLocks locks = new FakeLocks();
  private final FakeHost host = new FakeHost();
  private final VirtualTime time = new VirtualTime();
  private final Unit unit = new Unit();
  private int readyCalls;

  @Test
  void locksAreTakenByLevelAndReleasedAtTheEnd() {
    Progress end = execution("{'OP_ID':'OP_TEST_DELAY','duration':1}").proceed();

    assertThat(end).isEqualTo(new Progress.Done("done"));
    assertThat(locks.calls)
        .containsExactly(
            "shared BGL", "exclusive instances/i1,i2", "shared nodes/*", "run", "release all");
    assertThat(host.events).containsExactly("validated", "running");
  }

  @Test
  void exclusiveOpcodesTakeTheBglExclusively() {
    execution("{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}").proceed();
    assertThat(locks.calls).startsWith("exclusive BGL");
  }

  @Test
  void verificationSharesTheBglUnderSharedVerify() {
    execution(Behaviour.SHARED_VERIFY, "{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}").proceed();
    assertThat(locks.calls).startsWith("shared BGL");
  }

  @Test
  void anOpcodeWithoutBglTakesNone() {
    unit.needsLocks = false;
    execution("{'OP_ID':'OP_TEST_DUMMY','result':1,'messages':[],'fail':false}").proceed();
    assertThat(locks.calls).containsExactly("run", "release all");
  }

  @Test
  void anEndIsReportedAgain() {
    OpExecution execution = execution("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    assertThat(execution.proceed()).isSameAs(execution.proceed());
    assertThat(locks.calls).containsOnlyOnce("run");
  }

  @Test
  void aGrantAfterWaitingGoesOnWhereItStopped() {
    locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    locks.last.grant();

    assertThat(readyCalls).isEqualTo(1);
    assertThat(execution.proceed()).isEqualTo(new Progress.Done("done"));
    assertThat(locks.calls).containsOnlyOnce("exclusive instances/i1,i2").contains("run");
    assertThat(time.pendingAlarms()).isZero();
  }

  @Test
  void aLapsedAttemptKeepsNoLock() {
    locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    time.runNext();

    assertThat(time.seconds()).isCloseTo(1.0, within(0.001));
    assertThat(locks.held).isEmpty();
    assertThat(locks.calls).endsWith("release all");
    assertThat(readyCalls).isEqualTo(1);
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    assertThat(locks.calls).filteredOn("shared BGL"::equals).hasSize(2);
  }

  @Test
  void aRoundInVainImprovesThePriority() {
    locks.busy = level -> true;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    for (int attempt = 1; attempt < 130; attempt++) {
      lapse(execution);
    }
    assertThat(host.priority).isZero();
    lapse(execution);
    assertThat(host.priority).isEqualTo(-1);
    assertThat(time.seconds()).isCloseTo(1811.22, within(0.01));
    assertThat(locks.priorities.get(129)).isZero();
    assertThat(locks.priorities.get(130)).isEqualTo(-1);
  }

  @Test
  void atTheBestPriorityTheLastAttemptHasNoTimeLimit() {
    host.priority = -20;
    locks.busy = level -> true;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    for (int attempt = 1; attempt <= 130; attempt++) {
      lapse(execution);
    }
    assertThat(host.priority).isEqualTo(-20);
    assertThat(time.pendingAlarms()).isZero();
    locks.busy = level -> false;
    locks.last.grant();
    assertThat(execution.proceed()).isEqualTo(new Progress.Done("done"));
  }

  @Test
  void retryingAsksAnewWithTheNewPriority() {
    locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    host.priority = -3;
    execution.retry();

    assertThat(readyCalls).isEqualTo(1);
    assertThat(locks.held).isEmpty();
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    assertThat(locks.priorities).startsWith(0).endsWith(-3);
    assertThat(time.pendingAlarms()).isEqualTo(1);
  }

  @Test
  void cancelingGivesUpTheLocks() {
    locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    execution.cancel();

    assertThat(readyCalls).isEqualTo(1);
    assertThat(locks.held).isEmpty();
    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
    assertThat(locks.calls).doesNotContain("run");
  }

  @Test
  void cancelingAfterTheGrantReleasesAtTheNextTurn() {
    locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    locks.last.grant();
    execution.cancel();

    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
    assertThat(locks.held).isEmpty();
  }

  @Test
  void canceledBeforeTheFirstTurnNothingIsLocked() {
    OpExecution execution = execution("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    execution.cancel();
    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
    assertThat(locks.calls).containsExactly("release all");
  }

  @Test
  void cancelingBetweenTwoAttemptsGivesUpTheOneThatLapsed() {
    locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    time.runNext();
    assertThat(locks.last.isGivenUp()).isFalse();
    execution.cancel();

    assertThat(locks.last.isGivenUp()).isTrue();
    assertThat(execution.proceed()).isInstanceOf(Progress.Canceled.class);
  }

  @Test
  void cancelingAtAnEarlierLevelGivesUpWhatLapsedAtALaterOneToo() {
    locks.busy = level -> level == LockLevel.NODE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    FakeLocks.FakeAcquisition nodes = locks.last;
    locks.busy = level -> level == LockLevel.INSTANCE;
    lapse(execution);
    execution.whenReady(() -> readyCalls++);
    execution.cancel();

    assertThat(locks.last.isGivenUp()).isTrue();
    assertThat(nodes.isGivenUp()).isTrue();
  }

  @Test
  void cancelingBetweenTwoAttemptsLetsThoseBehindGoOn() {
    LockManager real = new LockManager(Map.of(LockLevel.INSTANCE, List.of("i1", "i2")));
    LockOwner holder = new LockOwner("holder");
    real.acquireBgl(holder, LockMode.SHARED, 0);
    real.acquire(holder, LockLevel.INSTANCE, List.of("i1"), LockMode.SHARED, 0);
    OpExecution execution =
        processor(Behaviour.LOCK_FREE_QUERIES, LockTable.of(real))
            .start(opcode("{'OP_ID':'OP_TEST_DELAY','duration':1}"), host);
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    LockOwner behind = new LockOwner("behind");
    real.acquireBgl(behind, LockMode.SHARED, 0);
    Acquisition<?> asked =
        real.acquire(behind, LockLevel.INSTANCE, List.of("i1"), LockMode.SHARED, 0);
    time.runNext();
    assertThat(asked.state()).isEqualTo(Acquisition.State.PENDING);

    execution.cancel();
    assertThat(asked.state()).isEqualTo(Acquisition.State.GRANTED);
  }

  @Test
  void whatALaterAttemptHadOwesNothing() {
    locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    FakeLocks.FakeAcquisition instances = locks.last;
    locks.busy = level -> level == LockLevel.NODE;
    lapse(execution);
    execution.whenReady(() -> readyCalls++);
    execution.cancel();

    assertThat(locks.last.isGivenUp()).isTrue();
    assertThat(instances.isGivenUp()).isFalse();
  }

  @Test
  void aDeletedLockFailsTheOpcode() {
    locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    locks.last.fail();

    Progress.Failed failed = (Progress.Failed) execution.proceed();
    assertThat(failed.error().className()).isEqualTo("LockError");
    assertThat(locks.held).isEmpty();
  }

  @Test
  void losingTheRaceForAnAddedLockIsAPrerequisite() {
    unit.adds = true;
    locks.busy = level -> level == LockLevel.INSTANCE;
    OpExecution execution = waiting("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    locks.last.fail();

    Progress.Failed failed = (Progress.Failed) execution.proceed();
    assertThat(failed.error().className()).isEqualTo("OpPrereqError");
    assertThat(locks.held).isEmpty();
  }

  @Test
  void validationComesAfterTheBgl() {
    Progress.Failed failed = (Progress.Failed) execution("{'OP_ID':'OP_TEST_DELAY'}").proceed();

    assertThat(failed.error().message()).contains("duration");
    assertThat(locks.calls).containsExactly("shared BGL", "release all");
    assertThat(host.events).containsExactly("validated");
  }

  @Test
  void errorsOfTheUnitAreTheOpcodesError() {
    unit.prerequisite = GanetiException.opPrereq("no", ErrorCode.WRONG_STATE);
    Progress.Failed failed =
        (Progress.Failed) execution("{'OP_ID':'OP_TEST_DELAY','duration':1}").proceed();
    assertThat(failed.error().arguments()).isEqualTo(List.of("no", "wrong_state"));
    assertThat(locks.held).isEmpty();
  }

  @Test
  void whatTheJobThrowsPassesWithNothingLocked() {
    host.onRunning =
        () -> {
          throw new IllegalStateException("canceled meanwhile");
        };
    OpExecution execution = execution("{'OP_ID':'OP_TEST_DELAY','duration':1}");
    assertThatThrownBy(execution::proceed).hasMessage("canceled meanwhile");
    assertThat(locks.held).isEmpty();
  }

  @Test
  void aDryRunStopsAfterThePrerequisites() {
    execution("{'OP_ID':'OP_TEST_DELAY','duration':1,'dry_run':true}").proceed();
    assertThat(locks.calls).doesNotContain("run").endsWith("release all");
  }

  @Test
  void addedLocksGoUnlessKept() {
    unit.adds = true;
    unit.prerequisite = GanetiException.opPrereq("no", ErrorCode.WRONG_STATE);
    execution("{'OP_ID':'OP_TEST_DELAY','duration':1}").proceed();
    assertThat(locks.calls).contains("add instances/new", "remove instances/new");

    locks.calls.clear();
    unit.prerequisite = null;
    unit.keeps = true;
    execution("{'OP_ID':'OP_TEST_DELAY','duration':1}").proceed();
    assertThat(locks.calls).contains("add instances/new").doesNotContain("remove instances/new");
  }

  private void lapse(OpExecution execution) {
    assertThat(time.runNext()).isTrue();
    assertThat(locks.held).isEmpty();
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
  }

  private OpExecution waiting(String json) {
    OpExecution execution = execution(json);
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    execution.whenReady(() -> readyCalls++);
    assertThat(readyCalls).isZero();
    return execution;
  }

  private OpExecution execution(String json) {
    return execution(Behaviour.LOCK_FREE_QUERIES, json);
  }

  private OpExecution execution(Behaviour behaviour, String json) {
    return processor(behaviour, locks).start(opcode(json), host);
  }

  private LockingProcessor processor(Behaviour behaviour, LockTable table) {
    return new LockingProcessor(
        behaviour, table, (opcode, job, changes) -> unit.with(changes), time, () -> 0.5);
  }

  private static OpCode opcode(String json) {
    try {
      return OpcodeTable.standard().decode(Json.MAPPER.readTree(json.replace('\'', '"')));
    } catch (GanetiException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Needs two instances and all nodes, and says when it runs. */
  private final class Unit implements LogicalUnit {
    private boolean needsLocks = true;
    private boolean adds;
    private boolean keeps;
    private @Nullable GanetiException prerequisite;
    private @Nullable LockChanges changes;

    private Unit with(LockChanges lockChanges) {
      changes = lockChanges;
      return this;
    }

    @Override
    public LockNeed declare(LockLevel level) {
      if (!needsLocks) {
        return LockNeed.none();
      }
      return switch (level) {
        case INSTANCE -> adds ? LockNeed.added("new") : LockNeed.exclusive(Set.of("i1", "i2"));
        case NODE -> LockNeed.all(LockMode.SHARED);
        case CLUSTER, NODEGROUP -> LockNeed.none();
      };
    }

    @Override
    public void checkPrerequisites() throws GanetiException {
      if (prerequisite != null) {
        throw prerequisite;
      }
    }

    @Override
    public Object run() {
      locks.calls.add("run");
      if (keeps && changes != null) {
        changes.keep(LockLevel.INSTANCE, "new");
      }
      return "done";
    }
  }
}
