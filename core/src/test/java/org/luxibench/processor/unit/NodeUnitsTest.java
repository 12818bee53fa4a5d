package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.luxibench.locking.LockLevel;

final class NodeUnitsTest {
  private final UnitBench bench = new UnitBench();

  @Test
  void anAddedNodeIsConfiguredAndLockable() {
    bench.run("{'OP_ID':'OP_NODE_ADD','node_name':'new.example.com','group':'group2'}");

    assertThat(bench.footprint()).containsExactly("exclusive BGL/BGL");
    assertThat(bench.config().node("new.example.com").orElseThrow().group())
        .isEqualTo(bench.group("group2"));
    assertThat(bench.locks.names(LockLevel.NODE)).contains("new.example.com");
    bench.run("{'OP_ID':'OP_TEST_DELAY','duration':0,'on_nodes':['new.example.com']}");
  }

  @Test
  void aKnownNodeIsNotAddedTwice() {
    assertThat(bench.fail("{'OP_ID':'OP_NODE_ADD','node_name':'node1.example.com'}").arguments())
        .contains("already_exists");
  }

  @Test
  void anEmptyNodeCanBeRemovedWithItsLock() {
    bench.run("{'OP_ID':'OP_NODE_ADD','node_name':'new.example.com'}");
    bench.run("{'OP_ID':'OP_NODE_REMOVE','node_name':'new.example.com'}");

    assertThat(bench.config().nodes()).doesNotContainKey("new.example.com");
    assertThat(bench.locks.names(LockLevel.NODE)).doesNotContain("new.example.com");
  }

  @Test
  void theMasterAndNodesInUseCannotBeRemoved() {
    assertThat(bench.fail("{'OP_ID':'OP_NODE_REMOVE','node_name':'node1.example.com'}").message())
        .contains("master");
    assertThat(bench.fail("{'OP_ID':'OP_NODE_REMOVE','node_name':'node2.example.com'}").message())
        .contains("inst");
    assertThat(bench.fail("{'OP_ID':'OP_NODE_REMOVE','node_name':'nosuch'}").arguments())
        .contains("unknown_entity");
  }
}
