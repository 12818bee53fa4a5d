package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.Progress;

final class GroupUnitsTest {
  private static final String NODE3 = "node3.example.com";

  private final UnitBench bench = new UnitBench();

  @Test
  void anAddedGroupIsConfiguredAndLockable() {
    bench.run("{'OP_ID':'OP_GROUP_ADD','group_name':'g','alloc_policy':'last_resort'}");

    String uuid = bench.group("g");
    assertThat(bench.footprint()).containsExactly("shared BGL/BGL", "exclusive nodegroups/" + uuid);
    assertThat(bench.locks.names(LockLevel.NODEGROUP)).contains(uuid);
    assertThat(bench.config().group("g").orElseThrow().allocationPolicy()).isEqualTo("last_resort");
  }

  @Test
  void aGroupNameIsTakenOnlyOnceAndTheLockAddedForItGoes() {
    List<String> before = bench.locks.names(LockLevel.NODEGROUP);
    assertThat(bench.fail("{'OP_ID':'OP_GROUP_ADD','group_name':'group2'}").arguments())
        .contains("already_exists");
    assertThat(bench.locks.names(LockLevel.NODEGROUP)).isEqualTo(before);
  }

  @Test
  void onlyAnEmptyGroupIsRemoved() {
    assertThat(bench.fail("{'OP_ID':'OP_GROUP_REMOVE','group_name':'group2'}").arguments())
        .contains("wrong_state");
    bench.run("{'OP_ID':'OP_GROUP_ADD','group_name':'g'}");
    String uuid = bench.group("g");
    bench.run("{'OP_ID':'OP_GROUP_REMOVE','group_name':'g'}");
    assertThat(bench.config().groups()).doesNotContainKey(uuid);
    assertThat(bench.locks.names(LockLevel.NODEGROUP)).doesNotContain(uuid);
  }

  @Test
  void renamingKeepsTheLock() {
    String uuid = bench.group("group2");
    assertThat(bench.run("{'OP_ID':'OP_GROUP_RENAME','group_name':'group2','new_name':'rack2'}"))
        .isEqualTo("rack2");
    assertThat(bench.footprint()).containsExactly("shared BGL/BGL", "exclusive nodegroups/" + uuid);
    assertThat(bench.group("rack2")).isEqualTo(uuid);
    assertThat(
            bench
                .fail("{'OP_ID':'OP_GROUP_RENAME','group_name':'rack2','new_name':'default'}")
                .arguments())
        .contains("already_exists");
  }

  @Test
  void nodesMoveUnlessInstancesWouldBeParted() {
    String assign = "{'OP_ID':'OP_GROUP_ASSIGN_NODES','group_name':'group2','nodes':['node3']";
    assertThat(bench.fail(assign + "}").message()).contains("inst1.example.com");
    bench.run(assign + ",'force':true}");
    assertThat(bench.footprint())
        .containsExactlyInAnyOrder(
            "shared BGL/BGL",
            "exclusive nodegroups/" + bench.group("default"),
            "exclusive nodegroups/" + bench.group("group2"),
            "exclusive nodes/node3.example.com");
    assertThat(bench.config().node("node3.example.com").orElseThrow().group())
        .isEqualTo(bench.group("group2"));
  }

  @Test
  void nodeThatMovedMeanwhileIsNotTakenFromAGroupThatIsNotLocked() throws IOException {
    bench.run("{'OP_ID':'OP_GROUP_ADD','group_name':'g'}");
    LockOwner other = new LockOwner("other");
    bench.locks.acquireBgl(other, LockMode.SHARED, 0);
    bench.locks.acquire(other, LockLevel.NODE, List.of(NODE3), LockMode.EXCLUSIVE, 0);
    OpExecution assign =
        bench.begin("{'OP_ID':'OP_GROUP_ASSIGN_NODES','group_name':'group2','nodes':['node3']}");
    assertThat(assign.proceed()).isInstanceOf(Progress.Waiting.class);

    String elsewhere = bench.group("g");
    bench.store.update(
        config -> config.withNode(config.node(NODE3).orElseThrow().withGroup(elsewhere)));
    bench.locks.releaseAll(other);

    assertThat(assign.proceed())
        .isInstanceOfSatisfying(
            Progress.Failed.class,
            end -> {
              assertThat(end.error().className()).isEqualTo("OpExecError");
              assertThat(end.error().message()).contains("Nodes changed groups", elsewhere);
            });
    assertThat(bench.config().node(NODE3).orElseThrow().group()).isEqualTo(elsewhere);
  }

  @Test
  void parametersChangeAndThoseOfNodesAreReported() {
    assertThat(
            bench.run(
                "{'OP_ID':'OP_GROUP_SET_PARAMS','group_name':'default',"
                    + "'alloc_policy':'unallocable','ndparams':{'oob_program':'/bin/oob'}}"))
        .isEqualTo(List.of(List.of("ndparams", Map.of("oob_program", "/bin/oob"))));
    assertThat(bench.config().group("default").orElseThrow().nodeParameters().text("oob_program"))
        .isEqualTo("/bin/oob");
    assertThat(bench.fail("{'OP_ID':'OP_GROUP_SET_PARAMS','group_name':'default'}").arguments())
        .contains("wrong_input");
  }

  @Test
  void verifyingDisksFindsWhatMustBeActivated() {
    bench.cluster.faults().crash("inst2.example.com");
    bench.cluster.faults().silence("node4.example.com");
    assertThat(bench.run("{'OP_ID':'OP_GROUP_VERIFY_DISKS','group_name':'group2'}"))
        .isEqualTo(
            List.of(
                Map.of("node4.example.com", "no answer"), List.of("inst2.example.com"), Map.of()));
  }

  @Test
  void anUnknownGroupIsNamed() {
    assertThat(bench.fail("{'OP_ID':'OP_GROUP_REMOVE','group_name':'nosuch'}").arguments())
        .containsExactly("Group 'nosuch' not known", "unknown_entity");
  }
}
