package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReplaceDisksTest {
  private static final String REPLACE =
      "{'OP_ID':'OP_INSTANCE_REPLACE_DISKS','instance_name':'inst1',";

  private final UnitBench bench = new UnitBench();

  @Test
  void takesTheInstanceThenItsNodes() {
    bench.run(REPLACE + "'mode':'replace_on_primary'}");
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "exclusive instances/inst1.example.com",
            "exclusive nodes/node1.example.com",
            "exclusive nodes/node3.example.com");
  }

  @Test
  void anEarlyReleaseFreesTheNodesWhileDisksSynchronise() {
    bench.run(REPLACE + "'mode':'replace_on_primary','early_release':true}");
    assertThat(bench.footprint()).contains("exclusive nodes/node1.example.com");
    assertThat(bench.atWork())
        .containsExactly("shared BGL/BGL", "exclusive instances/inst1.example.com");
    bench.run(REPLACE + "'mode':'replace_on_primary'}");
    assertThat(bench.atWork()).isEqualTo(bench.footprint());
  }

  @Test
  void aNewSecondaryIsLockedTooAndConfigured() {
    bench.run(REPLACE + "'mode':'replace_new_secondary','remote_node':'node4'}");
    assertThat(bench.footprint()).contains("exclusive nodes/node4.example.com");
    assertThat(bench.config().instance("inst1.example.com").orElseThrow().secondaryNodes())
        .containsExactly("node4.example.com");
  }

  @Test
  void anAllocatorNeedsTheGroupSharedAndItsNodes() {
    assertThat(
            bench.fail(REPLACE + "'mode':'replace_new_secondary','iallocator':'hail'}").arguments())
        .contains("insufficient_resources");
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "exclusive instances/inst1.example.com",
            "shared nodegroups/" + bench.group("default"),
            "exclusive nodes/node1.example.com",
            "exclusive nodes/node3.example.com");
  }

  @Test
  void onlyMirroredDisksCanBeReplaced() {
    assertThat(
            bench
                .fail(
                    "{'OP_ID':'OP_INSTANCE_REPLACE_DISKS','instance_name':'inst3',"
                        + "'mode':'replace_auto'}")
                .arguments())
        .contains("wrong_input");
  }

  @Test
  void anUnknownInstanceIsSaidBeforeAnythingRuns() {
    assertThat(
            bench
                .fail(
                    "{'OP_ID':'OP_INSTANCE_REPLACE_DISKS','instance_name':'nosuch',"
                        + "'mode':'replace_auto'}")
                .arguments())
        .containsExactly("Instance 'nosuch' not known", "unknown_entity");
    assertThat(bench.host.events).containsExactly("validated");
  }

  @Test
  void failingWorkEndsAsErrorOfTheOpcode() {
    bench.cluster.faults().failWork("OP_INSTANCE_REPLACE_DISKS", "disk failure");
    assertThat(bench.fail(REPLACE + "'mode':'replace_on_primary'}").message())
        .isEqualTo("disk failure");
  }
}
