package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.json.Json;
import org.luxibench.processor.Behaviour;
import tools.jackson.databind.JsonNode;

final class ClusterVerifyTest {
  private final UnitBench bench = new UnitBench();

  @Test
  void submitsTheConfigurationFirstAndTheGroupsAfterIt() {
    Object result = bench.run("{'OP_ID':'OP_CLUSTER_VERIFY','skip_checks':['nplusone_mem']}");

    assertThat(bench.footprint()).containsExactly("shared BGL/BGL");
    assertThat(Json.text(result))
        .isEqualTo("{\"jobs\":[[true,\"101\"],[true,\"102\"],[true,\"103\"]]}");
    List<List<JsonNode>> jobs = bench.host.submitted;
    assertThat(jobs.get(0).get(0).get("OP_ID").asString()).isEqualTo("OP_CLUSTER_VERIFY_CONFIG");
    assertThat(Json.text(jobs.get(1).get(0).get("depends"))).isEqualTo("[[-1,[]]]");
    assertThat(Json.text(jobs.get(2).get(0).get("depends"))).isEqualTo("[[-2,[]]]");
    assertThat(Json.text(jobs.get(2).get(0).get("skip_checks"))).isEqualTo("[\"nplusone_mem\"]");
    jobs.forEach(job -> UnitBench.opcode(Json.text(job.get(0))));
  }

  @Test
  void oneGroupAloneIsVerifiedWithoutTheConfiguration() {
    bench.run("{'OP_ID':'OP_CLUSTER_VERIFY','group_name':'group2'}");
    assertThat(bench.host.submitted).hasSize(1);
    assertThat(bench.host.submitted.get(0).get(0).get("group_name").asString())
        .isEqualTo(bench.group("group2"));
  }

  @Test
  void theConfigurationIsVerifiedUnderTheExclusiveBgl() {
    assertThat(bench.run("{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}")).isEqualTo(true);
    assertThat(bench.footprint()).containsExactly("exclusive BGL/BGL");
    assertThat(bench.host.log).contains("message: * Verifying cluster config");
  }

  @Test
  void underSharedVerifyItSharesEveryLock() {
    UnitBench shared = new UnitBench(Behaviour.SHARED_VERIFY, ClusterConfigs.generate(2, 1, 1));
    shared.run("{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}");
    assertThat(shared.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "shared instances/[lockset]",
            "shared instances/inst1.example.com",
            "shared nodegroups/[lockset]",
            "shared nodegroups/" + shared.group("default"),
            "shared nodes/[lockset]",
            "shared nodes/node1.example.com",
            "shared nodes/node2.example.com");
  }

  @Test
  void aGroupIsVerifiedUnderItsOwnLocksShared() {
    assertThat(bench.run("{'OP_ID':'OP_CLUSTER_VERIFY_GROUP','group_name':'group2'}"))
        .isEqualTo(true);
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "shared instances/inst2.example.com",
            "shared instances/inst4.example.com",
            "shared instances/inst6.example.com",
            "shared nodegroups/" + bench.group("group2"),
            "shared nodes/node2.example.com",
            "shared nodes/node4.example.com");
  }

  @Test
  void aSilentNodeAndACrashedInstanceAreFound() {
    bench.cluster.faults().silence("node4.example.com");
    bench.cluster.faults().crash("inst2.example.com");
    assertThat(bench.run("{'OP_ID':'OP_CLUSTER_VERIFY_GROUP','group_name':'group2'}"))
        .isEqualTo(false);
    assertThat(String.join("\n", bench.host.log)).contains("node4", "inst2");
  }
}
