package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.config.Instance;
import org.luxibench.locking.LockLevel;

final class InstanceCreateTest {
  private static final String NAME = "new.example.com";

  private final UnitBench bench = new UnitBench();

  @Test
  void addsTheLockAndTakesTheNamedNodes() {
    assertThat(bench.run(create("drbd", "'pnode':'node1','snode':'node3'")))
        .isEqualTo(List.of("node1.example.com", "node3.example.com"));
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL",
            "exclusive instances/" + NAME,
            "exclusive nodes/node1.example.com",
            "exclusive nodes/node3.example.com");
    assertThat(bench.locks.names(LockLevel.INSTANCE)).contains(NAME);
    Instance instance = bench.config().instance(NAME).orElseThrow();
    assertThat(instance.adminUp()).isTrue();
    assertThat(instance.disks().get(0).integer("size", 0)).isEqualTo(1024);
    assertThat(instance.nics().get(0).text("mac")).startsWith("aa:00:00:");
  }

  @Test
  void anAllocatorNeedsAllNodes() {
    bench.run(create("plain", "'iallocator':'hail'"));
    assertThat(bench.footprint()).contains("exclusive nodes/[lockset]");
    assertThat(bench.config().instance(NAME)).isPresent();
  }

  @Test
  void theLockGoesAgainWhenNothingWasCreated() {
    List<String> before = bench.locks.names(LockLevel.INSTANCE);
    assertThat(bench.fail(create("drbd", "'pnode':'node1','snode':'node1'")).arguments())
        .contains("wrong_input");
    assertThat(bench.locks.names(LockLevel.INSTANCE)).isEqualTo(before);
    bench.cluster.faults().silence("node1.example.com");
    assertThat(bench.fail(create("plain", "'pnode':'node1','no_install':true")).className())
        .isEqualTo("OpExecError");
    assertThat(bench.locks.names(LockLevel.INSTANCE)).isEqualTo(before);
  }

  @Test
  void onceConfiguredItKeepsItsLockWhateverFails() {
    bench.cluster.faults().failWork("OP_INSTANCE_CREATE", "installation failed");
    assertThat(bench.fail(create("plain", "'pnode':'node1'")).message())
        .isEqualTo("installation failed");
    assertThat(bench.config().instance(NAME).orElseThrow().adminUp()).isFalse();
    assertThat(bench.locks.names(LockLevel.INSTANCE)).contains(NAME);
    bench.cluster.faults().mendWork("OP_INSTANCE_CREATE");
    bench.run("{'OP_ID':'OP_INSTANCE_REMOVE','instance_name':'" + NAME + "'}");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(bench.fail(create("plain", "'os_type':'x','pnode':'node1'")).message())
        .contains("OS 'x'");
    assertThat(bench.fail(create("plain", "'hypervisor':'kvm','pnode':'node1'")).message())
        .contains("kvm");
    assertThat(bench.fail(create("drbd", "'pnode':'node1'")).message()).contains("secondary");
    assertThat(bench.fail(create("plain", "'iallocator':'hail','pnode':'node1'")).message())
        .contains("not both");
    assertThat(bench.fail(create("plain", "'pnode':'nosuch'")).arguments())
        .contains("unknown_entity");
  }

  @Test
  void aNameIsTakenOnlyOnce() {
    bench.run(create("plain", "'pnode':'node1'"));
    assertThat(bench.fail(create("plain", "'pnode':'node1'")).arguments())
        .contains("already_exists");
    assertThat(bench.locks.names(LockLevel.INSTANCE)).contains(NAME);
  }

  private static String create(String template, String more) {
    String os = more.contains("os_type") ? "" : "'os_type':'debootstrap',";
    return ("{'OP_ID':'OP_INSTANCE_CREATE','instance_name':'%s','disk_template':'%s',%s"
            + "'mode':'create','disks':[{'size':1024}],'nics':[{}],%s}")
        .formatted(NAME, template, os, more);
  }
}
