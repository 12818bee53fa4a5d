package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestDelayTest {
  private final UnitBench bench = new UnitBench();

  @Test
  void locksTheNodesItRunsOn() {
    bench.run("{'OP_ID':'OP_TEST_DELAY','duration':0,'on_nodes':['node2','node1.example.com']}");
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "exclusive nodes/node1.example.com",
            "exclusive nodes/node2.example.com");
  }

  @Test
  void repetitionsAreLogged() {
    bench.run("{'OP_ID':'OP_TEST_DELAY','duration':0,'repeat':2}");
    assertThat(bench.host.log)
        .containsExactly(
            "message:  - INFO: Test delay iteration 0/1",
            "message:  - INFO: Test delay iteration 1/1");
  }

  @Test
  void aNegativeDurationIsRefused() {
    assertThat(bench.fail("{'OP_ID':'OP_TEST_DELAY','duration':-1}").message())
        .contains("OP_TEST_DELAY.duration", "-1");
  }

  @Test
  void aSilentNodeFailsIt() {
    bench.cluster.faults().silence("node2.example.com");
    assertThat(bench.fail("{'OP_ID':'OP_TEST_DELAY','duration':0,'on_nodes':['node2']}").message())
        .startsWith("Failure during rpc call to node node2.example.com");
  }
}
