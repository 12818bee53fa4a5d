package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.ConfigStore;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockManager;
import org.luxibench.opcode.Bgl;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.FakeHost;
import org.luxibench.processor.LockNames;
import org.luxibench.processor.LockingProcessor;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.Progress;
import org.luxibench.processor.VirtualTime;

/**
 * Jobs at once on one thread and a virtual clock, the same for the same seed: while one works, the
 * others that can go on do so inside its wait, and alarms go off as their time comes.
 */
final class JobMix {
  private static final int DEEPEST = 20;

  final ConfigStore store = ConfigStore.inMemory(ClusterConfigs.generate(6, 2, 8));
  final LockManager locks;
  final SimulatedCluster cluster;
  final List<Progress> ends = new ArrayList<>();

  private final Random random;
  private final Behaviour behaviour;
  private final VirtualTime time = new VirtualTime();
  private final LockingProcessor processor;
  private final List<OpExecution> ready = new ArrayList<>();
  private final List<OpExecution> unfinished = new ArrayList<>();
  private int depth;
  private int jobs;

  JobMix(long seed, Behaviour behaviour) {
    this.random = new Random(seed);
    this.behaviour = behaviour;
    ClusterConfig config = store.current();
    locks = new LockManager(LockNames.of(config));
    cluster = SimulatedCluster.with(WorkDurations.standard(), this::pass);
    Surroundings surroundings = new Surroundings(store, cluster, new FakeQueries(), behaviour);
    processor = new LockingProcessor(behaviour, locks, new UnitTable(surroundings), time);
  }

  /** Adds a job that begins when {@link #run} gets to it. */
  void submit(String json) {
    OpCode opcode = UnitBench.opcode(json);
    String id = String.valueOf(++jobs);
    FakeHost host = new FakeHost(id);
    host.priority = 10 * (random.nextInt(3) - 1);
    host.onRunning = () -> begin(id, opcode);
    OpExecution execution = processor.start(opcode, host);
    ready.add(execution);
    unfinished.add(execution);
  }

  /** Runs until every job has ended; a few are canceled on the way. */
  void run() {
    while (!unfinished.isEmpty()) {
      if (random.nextInt(20) == 0) {
        unfinished.get(random.nextInt(unfinished.size())).cancel();
      }
      if (!step()) {
        assertThat(time.runNext()).as("nothing will ever wake the jobs left").isTrue();
      }
    }
  }

  List<String> held() {
    return locks.infos().stream().filter(info -> info.mode() != null).map(LockInfo::name).toList();
  }

  private boolean step() {
    if (ready.isEmpty()) {
      return false;
    }
    OpExecution execution = ready.remove(random.nextInt(ready.size()));
    depth++;
    Progress progress = execution.proceed();
    depth--;
    if (progress instanceof Progress.Waiting) {
      execution.whenReady(() -> ready.add(execution));
    } else {
      unfinished.remove(execution);
      ends.add(progress);
    }
    return true;
  }

  /** The work of one job; others go on meanwhile, on top of it. */
  private void pass(Duration duration) {
    double end = time.seconds() + duration.toNanos() / 1e9;
    while (time.seconds() < end && depth < DEEPEST) {
      if (!step() && !time.runNext()) {
        return;
      }
    }
  }

  private void begin(String id, OpCode opcode) {
    Bgl bgl = behaviour.bglOf(opcode.definition());
    if (bgl == Bgl.NONE) {
      return;
    }
    LockInfo row =
        locks.infos().stream()
            .filter(info -> info.name().equals("BGL/BGL"))
            .findFirst()
            .orElseThrow();
    assertThat(row.owners()).as("holders of the BGL").contains("Jq1/Job" + id + "/TEST");
    assertThat(row.mode()).isEqualToIgnoringCase(bgl.name());
    if (bgl == Bgl.EXCLUSIVE) {
      assertThat(row.owners()).hasSize(1);
    }
  }
}
