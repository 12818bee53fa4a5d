package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QueryUnitsTest {
  private final UnitBench bench = new UnitBench();

  @Test
  void queriesAnswerAsTheirLuxiMethodsDo() {
    assertThat(bench.run("{'OP_ID':'OP_CLUSTER_QUERY'}")).isEqualTo("cluster");
    assertThat(bench.run("{'OP_ID':'OP_CLUSTER_CONFIG_QUERY','output_fields':['a']}"))
        .isEqualTo("values [a]");
    assertThat(bench.run("{'OP_ID':'OP_GROUP_QUERY','output_fields':['name'],'names':['g']}"))
        .isEqualTo("groups [g][name]");
    assertThat(bench.run("{'OP_ID':'OP_OS_DIAGNOSE','output_fields':['name']}"))
        .isEqualTo("os [][name]");
    assertThat(bench.run("{'OP_ID':'OP_BACKUP_QUERY','nodes':['n']}")).isEqualTo("exports [n]");
    assertThat(bench.run("{'OP_ID':'OP_QUERY','what':'node','fields':['name']}"))
        .isEqualTo("query node[name]null");
    assertThat(bench.run("{'OP_ID':'OP_QUERY_FIELDS','what':'node'}")).isEqualTo("fields nodenull");
    assertThat(bench.footprint()).containsExactly("shared BGL/BGL");
  }

  @Test
  void withLockingTheyShareWhatTheyAskFor() {
    bench.run("{'OP_ID':'OP_NODE_QUERY','output_fields':[],'names':['node2'],'use_locking':true}");
    assertThat(bench.footprint())
        .containsExactly("shared BGL/BGL", "shared nodes/node2.example.com");
    bench.run("{'OP_ID':'OP_INSTANCE_QUERY','output_fields':[],'use_locking':true}");
    assertThat(bench.footprint()).contains("shared instances/[lockset]");
  }
}
