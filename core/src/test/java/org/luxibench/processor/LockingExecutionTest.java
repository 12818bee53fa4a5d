package org.luxibench.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.processor.ExecutionBench.DELAY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** An opcode from its locks to its end, with nobody in its way. */
final class LockingExecutionTest {
  private final ExecutionBench bench = new ExecutionBench();

  @Test
  void locksAreTakenByLevelAndReleasedAtTheEnd() {
    Progress end = bench.execution(DELAY).proceed();

    assertThat(end).isEqualTo(new Progress.Done("done"));
    assertThat(bench.locks.calls)
        .containsExactly(
            "shared BGL", "exclusive instances/i1,i2", "shared nodes/*", "run", "release all");
    assertThat(bench.host.events).containsExactly("validated", "running");
  }

  @Test
  void exclusiveOpcodesTakeTheBglExclusively() {
    bench.execution("{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}").proceed();
    assertThat(bench.locks.calls).startsWith("exclusive BGL");
  }

  @Test
  void verificationSharesTheBglUnderSharedVerify() {
    bench.execution(Behaviour.SHARED_VERIFY, "{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}").proceed();
    assertThat(bench.locks.calls).startsWith("shared BGL");
  }

  @Test
  void anOpcodeWithoutBglTakesNone() {
    bench.unit.needsLocks = false;
    bench.execution("{'OP_ID':'OP_TEST_DUMMY','result':1,'messages':[],'fail':false}").proceed();
    assertThat(bench.locks.calls).containsExactly("run", "release all");
  }

  @Test
  void anEndIsReportedAgain() {
    OpExecution execution = bench.execution(DELAY);
    assertThat(execution.proceed()).isSameAs(execution.proceed());
    assertThat(bench.locks.calls).containsOnlyOnce("run");
  }

  @Test
  void validationComesAfterTheBgl() {
    Progress.Failed failed =
        (Progress.Failed) bench.execution("{'OP_ID':'OP_TEST_DELAY'}").proceed();

    assertThat(failed.error().message()).contains("duration");
    assertThat(bench.locks.calls).containsExactly("shared BGL", "release all");
    assertThat(bench.host.events).containsExactly("validated");
  }

  @Test
  void errorsOfTheUnitAreTheOpcodesError() {
    bench.unit.prerequisite = GanetiException.opPrereq("no", ErrorCode.WRONG_STATE);
    Progress.Failed failed = (Progress.Failed) bench.execution(DELAY).proceed();
    assertThat(failed.error().arguments()).isEqualTo(List.of("no", "wrong_state"));
    assertThat(bench.locks.held).isEmpty();
  }

  @Test
  void whatTheJobThrowsPassesWithNothingLocked() {
    bench.host.onRunning =
        () -> {
          throw new IllegalStateException("canceled meanwhile");
        };
    OpExecution execution = bench.execution(DELAY);
    assertThatThrownBy(execution::proceed).hasMessage("canceled meanwhile");
    assertThat(bench.locks.held).isEmpty();
  }

  @Test
  void aDryRunStopsAfterThePrerequisites() {
    bench.execution("{'OP_ID':'OP_TEST_DELAY','duration':1,'dry_run':true}").proceed();
    assertThat(bench.locks.calls).doesNotContain("run").endsWith("release all");
  }

  @Test
  void addedLocksGoUnlessKept() {
    bench.unit.adds = true;
    bench.unit.prerequisite = GanetiException.opPrereq("no", ErrorCode.WRONG_STATE);
    bench.execution(DELAY).proceed();
    assertThat(bench.locks.calls).contains("add instances/new", "remove instances/new");

    bench.locks.calls.clear();
    bench.unit.prerequisite = null;
    bench.unit.keeps = true;
    bench.execution(DELAY).proceed();
    assertThat(bench.locks.calls)
        .contains("add instances/new")
        .doesNotContain("remove instances/new");
  }
}
