package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.Node;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.Behaviour;

final class NodeUnitsTest {
  private final UnitBench bench = new UnitBench();

  @Test
  void anAddedNodeIsConfiguredAndLockable() {
    bench.run("{'OP_ID':'OP_NODE_ADD','node_name':'new.example.com','group':'group2'}");

    assertThat(bench.footprint()).containsExactly("exclusive BGL/BGL");
    assertThat(node("new").group()).isEqualTo(bench.group("group2"));
    assertThat(bench.locks.names(LockLevel.NODE)).contains("new.example.com");
    bench.run("{'OP_ID':'OP_TEST_DELAY','duration':0,'on_nodes':['new.example.com']}");
  }

  @Test
  void aKnownNodeIsNotAddedTwice() {
    assertThat(bench.fail("{'OP_ID':'OP_NODE_ADD','node_name':'node1.example.com'}").arguments())
        .contains("already_exists");
  }

  @Test
  void aNodeAddedAgainIsOnline() {
    bench.run("{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'node3','offline':true}");
    bench.run("{'OP_ID':'OP_NODE_ADD','node_name':'node3.example.com','readd':true}");
    assertThat(node("node3").offline()).isFalse();
    assertThat(bench.fail("{'OP_ID':'OP_NODE_ADD','node_name':'x','readd':true}").arguments())
        .contains("unknown_entity");
  }

  @Test
  void anAddressIsGivenOnlyOnce() {
    String address = node("node2").primaryIp();
    assertThat(
            bench
                .fail("{'OP_ID':'OP_NODE_ADD','node_name':'x','primary_ip':'" + address + "'}")
                .arguments())
        .contains("not_unique");
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

  @Test
  void anOfflineNodeIsNoMasterCandidate() {
    assertThat(bench.run(set("node2", "'offline':true")))
        .isEqualTo(List.of(List.of("offline", true)));
    assertThat(bench.footprint())
        .containsExactly("shared BGL/BGL", "exclusive nodes/node2.example.com");
    assertThat(node("node2").offline()).isTrue();
    assertThat(node("node2").masterCandidate()).isFalse();
  }

  @Test
  void aNewSecondaryAddressSharesAllInstances() {
    bench.run(set("node2", "'secondary_ip':'192.0.2.77'"));
    assertThat(bench.footprint())
        .contains("shared instances/[lockset]", "exclusive nodes/node2.example.com");
    assertThat(node("node2").secondaryIp()).isEqualTo("192.0.2.77");
  }

  @Test
  void theMasterStaysACandidate() {
    assertThat(bench.fail(set("node1", "'drained':true")).arguments()).contains("wrong_input");
    assertThat(bench.fail(set("node2", "'drained':true,'offline':true")).arguments())
        .contains("wrong_input");
    assertThat(bench.fail(set("node2", "'force':true")).message()).contains("modification");
  }

  @Test
  void anotherCandidateTakesThePlaceIfAsked() {
    UnitBench large = new UnitBench(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(12, 1, 0));
    assertThat(large.fail(set("node2", "'offline':true")).arguments()).contains("wrong_state");
    large.run(set("node2", "'offline':true,'auto_promote':true"));
    assertThat(large.config().nodes().values().stream().filter(Node::masterCandidate)).hasSize(10);
  }

  @Test
  void nodeThatComesBackIsACandidateIfThePoolHasRoom() {
    for (String way : List.of("'offline'", "'drained'", "'master_candidate'")) {
      boolean leaves = !way.equals("'master_candidate'");
      bench.run(set("node2", way + ":" + leaves));
      assertThat(node("node2").masterCandidate()).as(way).isFalse();
      bench.run(set("node2", way + ":" + !leaves));
      assertThat(node("node2").masterCandidate()).as(way).isTrue();
    }
    bench.run(set("node2", "'master_capable':false"));
    assertThat(bench.run(set("node2", "'master_capable':true")))
        .isEqualTo(List.of(List.of("master_capable", true), List.of("master_candidate", true)));
    bench.run(set("node2", "'offline':true"));
    bench.run("{'OP_ID':'OP_NODE_ADD','node_name':'node2.example.com','readd':true}");
    assertThat(node("node2").masterCandidate()).isTrue();
  }

  @Test
  void nodeThatComesBackIsNoCandidateIfThePoolIsFull() {
    bench.run(set("node2", "'offline':true"));
    bench.run("{'OP_ID':'OP_CLUSTER_SET_PARAMS','candidate_pool_size':3}");
    bench.run(set("node2", "'offline':false"));
    assertThat(node("node2").masterCandidate()).isFalse();
    bench.run(set("node3", "'offline':true,'auto_promote':true"));
    assertThat(node("node2").masterCandidate()).isTrue();
    bench.run("{'OP_ID':'OP_NODE_ADD','node_name':'node3.example.com','readd':true}");
    assertThat(node("node3").masterCandidate()).isFalse();
  }

  @Test
  void candidateThatIsOneTooManyLeavesWithoutASuccessor() {
    UnitBench large = new UnitBench(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(12, 1, 0));
    large.run("{'OP_ID':'OP_CLUSTER_SET_PARAMS','candidate_pool_size':5}");
    large.run(set("node2", "'offline':true"));
    assertThat(large.config().nodes().values().stream().filter(Node::masterCandidate)).hasSize(9);
  }

  @Test
  void removedCandidateIsReplaced() {
    UnitBench large = new UnitBench(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(12, 1, 0));
    large.run("{'OP_ID':'OP_NODE_REMOVE','node_name':'node2'}");
    assertThat(large.config().nodes().values().stream().filter(Node::masterCandidate)).hasSize(10);
    assertThat(large.host.log).anyMatch(line -> line.contains("Promoted nodes"));
  }

  @Test
  void migratingANodeSubmitsAJobForEachPrimaryInstance() {
    bench.run("{'OP_ID':'OP_NODE_MIGRATE','node_name':'node1'}");
    assertThat(bench.footprint())
        .containsExactly("shared BGL/BGL", "shared nodes/node1.example.com");
    assertThat(bench.host.submitted).hasSize(2);
    bench.host.submitted.forEach(job -> UnitBench.opcode(job.get(0).toString()));
  }

  @Test
  void evacuatingMovesMirrorsAndInstances() {
    bench.run("{'OP_ID':'OP_NODE_EVACUATE','node_name':'node3','mode':'all','iallocator':'hail'}");
    assertThat(bench.footprint())
        .contains(
            "shared instances/inst1.example.com",
            "shared nodegroups/" + bench.group("default"),
            "shared nodes/node1.example.com",
            "shared nodes/node3.example.com");
    assertThat(bench.host.submitted)
        .extracting(job -> job.get(0).get("OP_ID").asString())
        .contains("OP_INSTANCE_FAILOVER", "OP_INSTANCE_REPLACE_DISKS");
    assertThat(
            bench.fail("{'OP_ID':'OP_NODE_EVACUATE','node_name':'node3','mode':'all'}").arguments())
        .contains("wrong_input");
  }

  @Test
  void powerIsSetOnNodesWithAProgram() {
    String status = "{'OP_ID':'OP_OOB_COMMAND','command':'power-status','node_names':['node2']}";
    assertThat(bench.run(status))
        .isEqualTo(List.of(List.of(List.of(0, "node2.example.com"), Arrays.asList(3, null))));
    assertThat(bench.footprint()).containsExactly("exclusive BGL/BGL");
    bench.run(set("node2", "'ndparams':{'oob_program':'/bin/oob'}"));
    bench.run("{'OP_ID':'OP_OOB_COMMAND','command':'power-off','node_names':['node2']}");
    assertThat(bench.run(status))
        .isEqualTo(
            List.of(
                List.of(List.of(0, "node2.example.com"), List.of(0, Map.of("powered", false)))));
    assertThat(
            bench
                .fail("{'OP_ID':'OP_OOB_COMMAND','command':'power-off','node_names':['node1']}")
                .arguments())
        .contains("wrong_input");
  }

  private Node node(String name) {
    return bench.config().node(name + ".example.com").orElseThrow();
  }

  private static String set(String node, String what) {
    return "{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'%s',%s}".formatted(node, what);
  }
}
