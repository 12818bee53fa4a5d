package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.config.Instance;
import org.luxibench.locking.LockLevel;

/** inst1 is mirrored on node1 and node3 and runs; inst3 is plain, on node3, and stopped. */
final class InstanceUnitsTest {
  private static final List<String> INST1_AND_NODES =
      List.of(
          "shared BGL/BGL",
          "exclusive instances/inst1.example.com",
          "exclusive nodes/node1.example.com",
          "exclusive nodes/node3.example.com");

  private final UnitBench bench = new UnitBench();

  @Test
  void startAndStopTakeTheInstanceAlone() {
    bench.run(op("SHUTDOWN", "inst1", ""));
    assertThat(bench.footprint())
        .containsExactly("shared BGL/BGL", "exclusive instances/inst1.example.com");
    assertThat(instance("inst1").adminUp()).isFalse();
    bench.run(op("STARTUP", "inst1", ""));
    assertThat(bench.footprint()).hasSize(2);
    assertThat(instance("inst1").adminUp()).isTrue();
  }

  @Test
  void whatIsNotRememberedIsNotConfigured() {
    bench.run(op("SHUTDOWN", "inst1", ",'no_remember':true"));
    assertThat(instance("inst1").adminUp()).isTrue();
    assertThat(bench.cluster.runs(instance("inst1"))).isFalse();
    bench.run(op("STARTUP", "inst3", ",'no_remember':true"));
    assertThat(instance("inst3").adminUp()).isFalse();
    assertThat(bench.cluster.runs(instance("inst3"))).isTrue();
  }

  @Test
  void whatIsRememberedAfterwardsHolds() {
    bench.run(op("STARTUP", "inst3", ",'no_remember':true"));
    bench.run(op("SHUTDOWN", "inst3", ""));
    assertThat(bench.cluster.runs(instance("inst3"))).isFalse();
    bench.run(op("SHUTDOWN", "inst1", ",'no_remember':true"));
    bench.run(op("STARTUP", "inst1", ""));
    assertThat(bench.cluster.runs(instance("inst1"))).isTrue();
    bench.run(op("SHUTDOWN", "inst1", ",'no_remember':true"));
    bench.run(op("REBOOT", "inst1", ",'reboot_type':'hard'"));
    assertThat(bench.cluster.runs(instance("inst1"))).isTrue();
  }

  @Test
  void anOfflineNodeIsNotGivenWorkUnlessIgnored() {
    bench.run("{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'node3','offline':true}");
    assertThat(bench.fail(op("STARTUP", "inst3", "")).arguments()).contains("wrong_state");
    bench.run(op("STARTUP", "inst3", ",'ignore_offline_nodes':true"));
    assertThat(instance("inst3").adminUp()).isTrue();
  }

  @Test
  void aSilentNodeFailsTheStart() {
    bench.cluster.faults().silence("node3.example.com");
    assertThat(bench.fail(op("STARTUP", "inst3", "")).className()).isEqualTo("OpExecError");
  }

  @Test
  void aCrashedInstanceRunsAgainAfterARestart() {
    bench.cluster.faults().crash("inst1.example.com");
    bench.run(op("REBOOT", "inst1", ",'reboot_type':'hard'"));
    assertThat(bench.cluster.runs(instance("inst1"))).isTrue();
  }

  @Test
  void onlyAStoppedInstanceIsInstalledAgain() {
    assertThat(bench.fail(op("REINSTALL", "inst1", "")).arguments()).contains("wrong_state");
    bench.run(op("REINSTALL", "inst3", ",'os_type':'debootstrap+default'"));
    assertThat(instance("inst3").os()).isEqualTo("debootstrap+default");
    assertThat(bench.fail(op("REINSTALL", "inst3", ",'os_type':'nosuch'")).message())
        .contains("nosuch");
  }

  @Test
  void takeoversSwapBothNodes() {
    bench.run(op("MIGRATE", "inst1", ""));
    assertThat(bench.footprint()).isEqualTo(INST1_AND_NODES);
    assertThat(instance("inst1").primaryNode()).isEqualTo("node3.example.com");
    assertThat(instance("inst1").secondaryNodes()).containsExactly("node1.example.com");
    bench.run(op("FAILOVER", "inst1", ""));
    assertThat(bench.footprint()).isEqualTo(INST1_AND_NODES);
    assertThat(instance("inst1").primaryNode()).isEqualTo("node1.example.com");
  }

  @Test
  void takeoversNeedAMirror() {
    assertThat(bench.fail(op("FAILOVER", "inst3", "")).arguments()).contains("wrong_state");
  }

  @Test
  void aTakeoverThatFailsLeavesTheInstanceWhereItWas() {
    bench.cluster.faults().failWork("OP_INSTANCE_MIGRATE", "memory copy failed");
    assertThat(bench.fail(op("MIGRATE", "inst1", "")).message()).isEqualTo("memory copy failed");
    assertThat(instance("inst1").primaryNode()).isEqualTo("node1.example.com");
  }

  @Test
  void aDiskOnlyGrows() {
    long before = instance("inst1").disks().get(0).integer("size", 0);
    bench.run(op("GROW_DISK", "inst1", ",'disk':0,'amount':100"));
    assertThat(bench.footprint()).isEqualTo(INST1_AND_NODES);
    assertThat(instance("inst1").disks().get(0).integer("size", 0)).isEqualTo(before + 100);
    assertThat(bench.fail(op("GROW_DISK", "inst1", ",'disk':0,'amount':0")).arguments())
        .contains("wrong_input");
    assertThat(bench.fail(op("GROW_DISK", "inst1", ",'disk':7,'amount':1")).message())
        .contains("Disk 7");
    for (String far : List.of("'disk':4294967296,'amount':1", "'disk':0,'amount':1e99")) {
      assertThat(bench.fail(op("GROW_DISK", "inst1", "," + far)).arguments())
          .as(far)
          .contains("wrong_input");
    }
    assertThat(
            bench
                .fail(op("GROW_DISK", "inst1", ",'disk':0,'amount':9223372036854775807"))
                .message())
        .contains("at most");
  }

  @Test
  void disksAreActivatedAndDeactivatedUnderInstanceAndNodes() {
    assertThat(bench.run(op("ACTIVATE_DISKS", "inst1", "")))
        .isEqualTo(List.of(List.of("node1.example.com", "disk/0", "/dev/inst1.example.com/0")));
    assertThat(bench.footprint()).isEqualTo(INST1_AND_NODES);
    assertThat(bench.fail(op("DEACTIVATE_DISKS", "inst1", "")).arguments()).contains("wrong_state");
    bench.run(op("DEACTIVATE_DISKS", "inst1", ",'force':true"));
  }

  @Test
  void aRemovedInstanceIsNeitherConfiguredNorLockable() {
    bench.run(op("REMOVE", "inst1", ""));
    assertThat(bench.footprint()).isEqualTo(INST1_AND_NODES);
    assertThat(bench.config().instances()).doesNotContainKey("inst1.example.com");
    assertThat(bench.locks.names(LockLevel.INSTANCE)).doesNotContain("inst1.example.com");
  }

  @Test
  void renamingMovesTheLock() {
    assertThat(bench.run(op("RENAME", "inst3", ",'new_name':'other.example.com'")))
        .isEqualTo("other.example.com");
    assertThat(bench.footprint()).containsExactly("exclusive BGL/BGL");
    assertThat(bench.locks.names(LockLevel.INSTANCE))
        .contains("other.example.com")
        .doesNotContain("inst3.example.com");
    assertThat(bench.fail(op("RENAME", "inst1", ",'new_name':'x'")).arguments())
        .contains("wrong_state");
  }

  @Test
  void parametersChangeAndDefaultTakesThemAway() {
    bench.run(op("SET_PARAMS", "inst1", ",'beparams':{'memory':512},'hvparams':{'acpi':true}"));
    assertThat(bench.footprint()).isEqualTo(INST1_AND_NODES);
    assertThat(instance("inst1").backend().integer("memory", 0)).isEqualTo(512);
    assertThat(bench.run(op("SET_PARAMS", "inst1", ",'beparams':{'memory':'default'}")))
        .isEqualTo(List.of(List.of("be/memory", "default")));
    assertThat(instance("inst1").backend().has("memory")).isFalse();
    assertThat(bench.fail(op("SET_PARAMS", "inst1", "")).message())
        .isEqualTo("No changes submitted");
  }

  @Test
  void devicesAreAddedChangedAndRemoved() {
    bench.run(
        op(
            "SET_PARAMS",
            "inst3",
            ",'disks':[['add',{'size':77}]],'nics':[[0,{'ip':'192.0.2.9'}]]"));
    assertThat(instance("inst3").disks()).hasSize(2);
    assertThat(instance("inst3").nics().get(0).text("ip")).isEqualTo("192.0.2.9");
    bench.run(op("SET_PARAMS", "inst3", ",'disks':[['remove',{}]]"));
    assertThat(instance("inst3").disks()).hasSize(1);
    assertThat(bench.fail(op("SET_PARAMS", "inst3", ",'disks':[[5,{}]]")).arguments())
        .contains("wrong_input");
  }

  @Test
  void plainDisksBecomeMirroredAndBack() {
    bench.run(op("SET_PARAMS", "inst3", ",'disk_template':'drbd','remote_node':'node1'"));
    assertThat(bench.footprint())
        .contains("exclusive nodes/node1.example.com", "exclusive nodes/node3.example.com");
    assertThat(instance("inst3").secondaryNodes()).containsExactly("node1.example.com");
    bench.run(op("SET_PARAMS", "inst3", ",'disk_template':'plain'"));
    assertThat(instance("inst3").secondaryNodes()).isEmpty();
  }

  @Test
  void dataOfInstancesIsReturnedByName() {
    Object data =
        bench.run("{'OP_ID':'OP_INSTANCE_QUERY_DATA','instances':['inst1'],'use_locking':true}");
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "shared instances/inst1.example.com",
            "shared nodes/node1.example.com",
            "shared nodes/node3.example.com");
    Map<?, ?> row = (Map<?, ?>) ((Map<?, ?>) data).get("inst1.example.com");
    assertThat(row.get("run_state")).isEqualTo("up");
    assertThat(row.get("pnode_group_name")).isEqualTo("default");
  }

  @Test
  void parametersInEffectAreThoseOfTheClusterForTheSystemToo() {
    bench.run(
        "{'OP_ID':'OP_CLUSTER_SET_PARAMS','osparams':{'debootstrap':{'mirror':'m'}},"
            + "'os_hvp':{'debootstrap+default':{'fake':{'x':1}}}}");
    bench.run(op("SET_PARAMS", "inst1", ",'os_name':'debootstrap+default','osparams':{'own':'o'}"));
    Map<?, ?> row =
        (Map<?, ?>)
            ((Map<?, ?>) bench.run("{'OP_ID':'OP_INSTANCE_QUERY_DATA','instances':['inst1']}"))
                .get("inst1.example.com");
    assertThat(row.get("os_actual")).isEqualTo(Map.of("mirror", "m", "own", "o"));
    assertThat(row.get("os_instance")).isEqualTo(Map.of("own", "o"));
    assertThat(String.valueOf(row.get("hv_actual")))
        .contains("x=1")
        .doesNotContain("migration_mode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STARTUP",
        "SHUTDOWN",
        "REINSTALL",
        "REMOVE",
        "FAILOVER",
        "MIGRATE",
        "ACTIVATE_DISKS",
        "DEACTIVATE_DISKS",
        "SET_PARAMS"
      })
  void anUnknownInstanceIsNamed(String opcode) {
    assertThat(bench.fail(op(opcode, "nosuch", "")).arguments())
        .containsExactly("Instance 'nosuch' not known", "unknown_entity");
  }

  private Instance instance(String name) {
    return bench.config().instance(name + ".example.com").orElseThrow();
  }

  private static String op(String opcode, String instance, String more) {
    return "{'OP_ID':'OP_INSTANCE_%s','instance_name':'%s'%s}".formatted(opcode, instance, more);
  }
}
