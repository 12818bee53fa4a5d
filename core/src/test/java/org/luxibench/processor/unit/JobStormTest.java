package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.ConfigStore;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockManager;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.FakeHost;
import org.luxibench.processor.HurriedAlarms;
import org.luxibench.processor.LockNames;
import org.luxibench.processor.LockingProcessor;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.Progress;
import org.luxibench.processor.TimerAlarms;

/** Grants, lapses and cancels race on real threads; attempts are a thousand times shorter here. */
final class JobStormTest {
  private static final int JOBS = 400;
  private static final long HURRY = 1000;
  private static final long WORK_NANOS = 200_000;

  private static final List<String> OPCODES =
      List.of(
          "{'OP_ID':'OP_TEST_DELAY','duration':1,'on_nodes':['node%d','node1']}",
          "{'OP_ID':'OP_INSTANCE_REPLACE_DISKS','instance_name':'inst%d','mode':'replace_auto'}",
          "{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}",
          "{'OP_ID':'OP_CLUSTER_VERIFY_GROUP','group_name':'default'}",
          "{'OP_ID':'OP_CLUSTER_REDIST_CONF'}",
          "{'OP_ID':'OP_INSTANCE_SHUTDOWN','instance_name':'inst%d'}");

  private final ConfigStore store = ConfigStore.inMemory(ClusterConfigs.generate(4, 2, 6));
  private final LockManager locks = new LockManager(LockNames.of(store.current()));
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final ConcurrentLinkedQueue<Progress> ends = new ConcurrentLinkedQueue<>();
  private final CountDownLatch left = new CountDownLatch(JOBS);

  @Test
  void everyJobEndsOnceAndNoLockIsLeft() throws InterruptedException {
    Random random = new Random(7);
    try (TimerAlarms timer = new TimerAlarms()) {
      LockingProcessor processor = processor(timer);
      List<OpExecution> executions = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        String json = OPCODES.get(random.nextInt(OPCODES.size())).formatted(1 + random.nextInt(4));
        OpExecution execution =
            processor.start(UnitBench.opcode(json), new FakeHost(String.valueOf(i)));
        executions.add(execution);
        workers.execute(() -> turn(execution));
        if (random.nextInt(4) == 0) {
          executions.get(random.nextInt(executions.size())).cancel();
        }
      }
      assertThat(left.await(60, TimeUnit.SECONDS)).as("jobs left: %d", left.getCount()).isTrue();
    } finally {
      workers.shutdownNow();
    }
    assertThat(ends).hasSize(JOBS);
    assertThat(ends).hasAtLeastOneElementOfType(Progress.Done.class);
    assertThat(ends).hasAtLeastOneElementOfType(Progress.Canceled.class);
    assertThat(locks.infos()).allMatch(info -> info.mode() == null, "held by nobody");
    assertThat(locks.infos()).extracting(LockInfo::pending).allMatch(List::isEmpty);
  }

  private void turn(OpExecution execution) {
    Progress progress = execution.proceed();
    if (progress instanceof Progress.Waiting) {
      execution.whenReady(() -> workers.execute(() -> turn(execution)));
    } else {
      ends.add(progress);
      left.countDown();
    }
  }

  private LockingProcessor processor(TimerAlarms timer) {
    SimulatedCluster cluster = SimulatedCluster.with(WorkDurations.standard(), JobStormTest::work);
    Surroundings surroundings =
        new Surroundings(store, cluster, new FakeQueries(), Behaviour.LOCK_FREE_QUERIES);
    return new LockingProcessor(
        Behaviour.LOCK_FREE_QUERIES,
        locks,
        new UnitTable(surroundings),
        new HurriedAlarms(timer, HURRY));
  }

  private static void work(Duration ignored) {
    LockSupport.parkNanos(WORK_NANOS);
  }
}
