package org.luxibench.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.OpcodeTable;

/** An opcode whose locks, job and clock do as a test tells them. */
final class ExecutionBench {
  /** Needs two instances and all nodes. */
  static final String DELAY = "{'OP_ID':'OP_TEST_DELAY','duration':1}";

  final FakeLocks locks = new FakeLocks();
  final FakeHost host = new FakeHost();
  final VirtualTime time = new VirtualTime();
  final Unit unit = new Unit();
  int readyCalls;

  /** Lets the attempt under way come to its end, in vain, and the next one begin. */
  void lapse(OpExecution execution) {
    assertThat(time.runNext()).isTrue();
    assertThat(locks.held).isEmpty();
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
  }

  /** One that has asked for a lock and waits; counts when it is ready. */
  OpExecution waiting(String json) {
    OpExecution execution = execution(json);
    assertThat(execution.proceed()).isInstanceOf(Progress.Waiting.class);
    execution.whenReady(() -> readyCalls++);
    assertThat(readyCalls).isZero();
    return execution;
  }

  OpExecution execution(String json) {
    return execution(Behaviour.LOCK_FREE_QUERIES, json);
  }

  OpExecution execution(Behaviour behaviour, String json) {
    return processor(behaviour, locks).start(opcode(json), host);
  }

  LockingProcessor processor(Behaviour behaviour, LockTable table) {
    return new LockingProcessor(
        behaviour, table, (opcode, job, changes) -> unit.with(changes), time, () -> 0.5);
  }

  static OpCode opcode(String json) {
    try {
      return OpcodeTable.standard().decode(Json.MAPPER.readTree(json.replace('\'', '"')));
    } catch (GanetiException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Needs two instances and all nodes, and says when it runs. */
  final class Unit implements LogicalUnit {
    boolean needsLocks = true;
    boolean adds;
    boolean keeps;
    @Nullable GanetiException prerequisite;
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
