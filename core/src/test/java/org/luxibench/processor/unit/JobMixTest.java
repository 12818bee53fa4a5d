package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luxibench.config.ClusterConfig;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.Progress;

/** Whatever jobs meet: each ends, no lock is left, and locks and configuration name the same. */
final class JobMixTest {
  private static final int SEEDS = 30;
  private static final int JOBS = 25;

  private static final List<String> OPCODES =
      List.of(
          "{'OP_ID':'OP_TEST_DELAY','duration':7,'on_nodes':['node%2$d']}",
          "{'OP_ID':'OP_TEST_DELAY','duration':1}",
          "{'OP_ID':'OP_TEST_DUMMY','result':1,'messages':[],'fail':false}",
          "{'OP_ID':'OP_INSTANCE_REPLACE_DISKS','instance_name':'inst%1$d',"
              + "'mode':'replace_on_primary'}",
          "{'OP_ID':'OP_INSTANCE_REPLACE_DISKS','instance_name':'inst%1$d',"
              + "'mode':'replace_new_secondary','iallocator':'hail'}",
          "{'OP_ID':'OP_INSTANCE_MIGRATE','instance_name':'inst%1$d'}",
          "{'OP_ID':'OP_INSTANCE_FAILOVER','instance_name':'inst%1$d'}",
          "{'OP_ID':'OP_INSTANCE_SHUTDOWN','instance_name':'inst%1$d'}",
          "{'OP_ID':'OP_INSTANCE_STARTUP','instance_name':'inst%1$d'}",
          "{'OP_ID':'OP_INSTANCE_REMOVE','instance_name':'inst%1$d'}",
          "{'OP_ID':'OP_INSTANCE_RENAME','instance_name':'inst%1$d','new_name':'moved%2$d'}",
          "{'OP_ID':'OP_INSTANCE_CREATE','instance_name':'new%2$d','disk_template':'drbd',"
              + "'os_type':'debootstrap','mode':'create','disks':[{'size':1}],'nics':[],"
              + "'iallocator':'hail'}",
          "{'OP_ID':'OP_INSTANCE_GROW_DISK','instance_name':'inst%1$d','disk':0,'amount':1}",
          "{'OP_ID':'OP_NODE_ADD','node_name':'new%2$d'}",
          "{'OP_ID':'OP_NODE_REMOVE','node_name':'new%2$d'}",
          "{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'node%2$d','offline':true}",
          "{'OP_ID':'OP_GROUP_ADD','group_name':'g%2$d'}",
          "{'OP_ID':'OP_GROUP_REMOVE','group_name':'g%2$d'}",
          "{'OP_ID':'OP_GROUP_ASSIGN_NODES','group_name':'group2','nodes':['node%2$d'],"
              + "'force':true}",
          "{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}",
          "{'OP_ID':'OP_CLUSTER_VERIFY_GROUP','group_name':'group2'}",
          "{'OP_ID':'OP_CLUSTER_REDIST_CONF'}",
          "{'OP_ID':'OP_TAGS_SET','kind':'instance','name':'inst%1$d','tags':['t']}");

  @ParameterizedTest
  @EnumSource(Behaviour.class)
  void everyJobEndsAndNoLockIsLeft(Behaviour behaviour) {
    int done = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      JobMix mix = new JobMix(seed, behaviour);
      if (seed % 3 == 0) {
        mix.cluster.faults().silence("node" + (1 + random.nextInt(6)) + ".example.com");
        mix.cluster.faults().failWork("OP_INSTANCE_CREATE", "no luck");
      }
      for (int i = 0; i < JOBS; i++) {
        mix.submit(any(random));
      }
      mix.run();

      assertThat(mix.ends).as("seed %d", seed).hasSize(JOBS);
      assertThat(mix.held()).as("seed %d", seed).isEmpty();
      assertLocksNameTheConfiguration(mix, seed);
      done += (int) mix.ends.stream().filter(Progress.Done.class::isInstance).count();
    }
    assertThat(done).as("jobs that did something").isGreaterThan(SEEDS * JOBS / 4);
  }

  @Test
  void anOpcodeStoppedAtItsWorkLeavesLocksAndConfigurationInAgreement() {
    for (String template : OPCODES) {
      for (int number = 1; number <= 3; number++) {
        UnitBench bench = UnitBench.stoppedAtWork();
        bench.tolerate(template.formatted(number, number));
        assertThat(bench.heldLocks()).as(template).isEmpty();
        assertThat(bench.locks.names(LockLevel.INSTANCE))
            .as(template)
            .containsExactlyElementsOf(bench.config().instances().keySet());
        assertThat(bench.locks.names(LockLevel.NODE))
            .as(template)
            .containsExactlyElementsOf(bench.config().nodes().keySet());
        assertThat(bench.locks.names(LockLevel.NODEGROUP))
            .as(template)
            .containsExactlyElementsOf(bench.config().groups().keySet());
      }
    }
  }

  private static String any(Random random) {
    String template = OPCODES.get(random.nextInt(OPCODES.size()));
    return template.formatted(1 + random.nextInt(8), 1 + random.nextInt(6));
  }

  private static void assertLocksNameTheConfiguration(JobMix mix, long seed) {
    ClusterConfig config = mix.store.current();
    assertThat(mix.locks.names(LockLevel.INSTANCE))
        .as("seed %d", seed)
        .containsExactlyElementsOf(config.instances().keySet());
    assertThat(mix.locks.names(LockLevel.NODEGROUP))
        .as("seed %d", seed)
        .containsExactlyElementsOf(config.groups().keySet());
    assertThat(mix.locks.names(LockLevel.NODE))
        .as("seed %d", seed)
        .containsExactlyElementsOf(config.nodes().keySet());
  }
}
