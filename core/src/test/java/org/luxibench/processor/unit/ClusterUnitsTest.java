package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.Node;
import org.luxibench.config.Settings;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.Progress;
import tools.jackson.databind.node.StringNode;

final class ClusterUnitsTest {
  private final UnitBench bench = new UnitBench();

  @Test
  void parametersChangeUnderAllNodesShared() {
    bench.run(
        "{'OP_ID':'OP_CLUSTER_SET_PARAMS','candidate_pool_size':3,'beparams':{'memory':256},"
            + "'hvparams':{'fake':{'x':1}},'hidden_os':[['add','a'],['add','b'],['remove','a']]}");
    assertThat(bench.footprint()).contains("shared BGL/BGL", "shared nodes/[lockset]");
    Settings cluster = bench.config().cluster().settings();
    assertThat(cluster.integer("candidate_pool_size", 0)).isEqualTo(3);
    assertThat(bench.config().cluster().defaultBackend().integer("memory", 0)).isEqualTo(256);
    assertThat(bench.config().cluster().hypervisorDefaults("fake").integer("x", 0)).isEqualTo(1);
    assertThat(cluster.texts("hidden_os")).containsExactly("b");
  }

  @Test
  void userIdsAreAddedAndRemoved() {
    bench.run(set("'uid_pool':[[5,9]]"));
    bench.run(set("'add_uids':[[1,2],[5,9],[4000000000,4000000001]],'remove_uids':[[5,9]]"));
    assertThat(Json.text(bench.config().cluster().settings().value("uid_pool")))
        .isEqualTo("[[1,2],[4000000000,4000000001]]");
    bench.run(set("'uid_pool':[]"));
    assertThat(bench.config().cluster().settings().list("uid_pool")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'remove_uids':[[7,8]]",
        "'add_uids':[[9,1]]",
        "'add_uids':[[-1,1]]",
        "'add_uids':[[1,4294967296]]",
        "'add_uids':[[1]]",
        "'add_uids':[[1,99999999999999999999]]",
        "'uid_pool':'1-2'",
        "'uid_pool':[['1','2']]"
      })
  void whatAreNoUserIdsIsRefused(String change) {
    assertThat(bench.fail(set(change)).arguments()).contains("wrong_input");
  }

  @Test
  void whatCameAfter25IsRefusedUnlessItSaysNothing() throws GanetiException {
    assertThat(
            newer(
                "'reason':[['a','b',1]],'force':true,'ipolicy':{'minmax':[]},'maintain_node_health':true"))
        .isInstanceOf(Progress.Done.class);
    for (String change :
        List.of(
            "'mac_prefix':'aa:00:01'", "'ipolicy':{'vcpu-ratio':2}", "'modify_etc_hosts':false")) {
      assertThat(newer(change)).as(change).isInstanceOf(Progress.Failed.class);
    }
  }

  @Test
  void largerPoolIsFilled() {
    UnitBench large = new UnitBench(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(14, 1, 0));
    large.run(set("'candidate_pool_size':12"));
    assertThat(large.config().nodes().values().stream().filter(Node::masterCandidate)).hasSize(12);
    assertThat(large.host.log).anyMatch(line -> line.contains("Promoted nodes"));
  }

  private Progress newer(String change) throws GanetiException {
    return bench.end(OpcodeTable.v3().decode(Json.MAPPER.readTree(set(change).replace('\'', '"'))));
  }

  private static String set(String what) {
    return "{'OP_ID':'OP_CLUSTER_SET_PARAMS',%s}".formatted(what);
  }

  @Test
  void volumesCannotBeGivenUpWhileInUse() {
    assertThat(bench.fail("{'OP_ID':'OP_CLUSTER_SET_PARAMS','enabled_hypervisors':[]}").arguments())
        .contains("wrong_input");
  }

  @Test
  void redistributionSharesAllNodesAndIsSaved() {
    long serial = bench.config().cluster().serial();
    bench.run("{'OP_ID':'OP_CLUSTER_REDIST_CONF'}");
    assertThat(bench.footprint()).contains("shared nodes/[lockset]");
    assertThat(bench.config().cluster().serial()).isEqualTo(serial + 1);
  }

  @Test
  void renamingTakesTheBglExclusively() {
    assertThat(bench.run("{'OP_ID':'OP_CLUSTER_RENAME','name':'other.example.com'}"))
        .isEqualTo("other.example.com");
    assertThat(bench.footprint()).containsExactly("exclusive BGL/BGL");
    assertThat(bench.config().cluster().name()).isEqualTo("other.example.com");
    assertThat(bench.fail("{'OP_ID':'OP_CLUSTER_RENAME','name':'other.example.com'}").arguments())
        .contains("wrong_input");
  }

  @Test
  void onlyAnEmptyClusterIsDestroyed() {
    assertThat(bench.fail("{'OP_ID':'OP_CLUSTER_DESTROY'}").arguments()).contains("wrong_input");
    UnitBench empty = new UnitBench(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(1, 1, 0));
    assertThat(empty.run("{'OP_ID':'OP_CLUSTER_DESTROY'}")).isEqualTo("node1.example.com");
    assertThat(empty.run("{'OP_ID':'OP_CLUSTER_POST_INIT'}")).isEqualTo(true);
    assertThat(empty.footprint()).containsExactly("exclusive BGL/BGL");
  }

  @Test
  void verifyingDisksSubmitsAJobForEachGroup() {
    bench.run("{'OP_ID':'OP_CLUSTER_VERIFY_DISKS'}");
    assertThat(bench.host.submitted)
        .hasSize(2)
        .allMatch(
            job -> job.get(0).get("OP_ID").equals(StringNode.valueOf("OP_GROUP_VERIFY_DISKS")));
  }

  @Test
  void repairingDiskSizesTakesInstancesAndPrimaryNodes() {
    bench.run("{'OP_ID':'OP_CLUSTER_REPAIR_DISK_SIZES','instances':['inst1']}");
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "exclusive instances/inst1.example.com",
            "exclusive nodes/node1.example.com");
    bench.run("{'OP_ID':'OP_CLUSTER_REPAIR_DISK_SIZES'}");
    assertThat(bench.footprint()).contains("exclusive instances/[lockset]");
  }

  @Test
  void theDummyTakesNoLockAndDoesAsTold() {
    assertThat(
            Json.text(
                bench.run(
                    "{'OP_ID':'OP_TEST_DUMMY','result':[1],'messages':['a','b'],'fail':false}")))
        .isEqualTo("[1]");
    assertThat(bench.footprint()).isEmpty();
    assertThat(bench.host.log).containsExactly("message: a", "message: b");
    assertThat(
            bench.fail("{'OP_ID':'OP_TEST_DUMMY','result':1,'messages':[],'fail':'no'}").message())
        .isEqualTo("no");
  }

  @Test
  void theAllocatorsQuestionAndAnswerAreText() {
    String allocate =
        "{'OP_ID':'OP_TEST_ALLOCATOR','mode':'allocate','name':'x','nics':[],'disks':[],"
            + "'direction':'%s','allocator':'hail'}";
    assertThat(String.valueOf(bench.run(allocate.formatted("in")))).contains("cluster_name");
    assertThat(String.valueOf(bench.run(allocate.formatted("out")))).contains("success");
    assertThat(bench.footprint()).containsExactly("exclusive BGL/BGL");
  }

  @Test
  void opcodesWithoutAUnitSaySo() {
    assertThat(bench.fail("{'OP_ID':'OP_BACKUP_REMOVE','instance_name':'inst1'}").message())
        .contains("OP_BACKUP_REMOVE");
    assertThat(List.of(bench.host.events)).isNotEmpty();
  }
}
