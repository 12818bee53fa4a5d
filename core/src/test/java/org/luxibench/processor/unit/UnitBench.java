package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.cluster.SimulatedTime;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.ConfigStore;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockManager;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.FakeHost;
import org.luxibench.processor.LockNames;
import org.luxibench.processor.LockingProcessor;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.Progress;
import org.luxibench.processor.VirtualTime;

/** Runs opcodes one at a time and tells which locks each held when it began its work. */
final class UnitBench {
  final ConfigStore store;
  final LockManager locks;
  final SimulatedCluster cluster;
  final FakeHost host = new FakeHost();

  private final LockingProcessor processor;
  private List<String> footprint = List.of();
  private List<String> atWork = List.of();

  /** Four nodes in two groups, instances inst1 to inst6; inst3 and inst6 are plain and stopped. */
  UnitBench() {
    this(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(4, 2, 6));
  }

  UnitBench(Behaviour behaviour, ClusterConfig config) {
    this(behaviour, config, SimulatedTime.none());
  }

  /** The same cluster; the daemon stops whenever an opcode comes to its work. */
  static UnitBench stoppedAtWork() {
    return new UnitBench(
        Behaviour.LOCK_FREE_QUERIES,
        ClusterConfigs.generate(4, 2, 6),
        duration -> {
          throw new InterruptedException("the daemon stops");
        });
  }

  private UnitBench(Behaviour behaviour, ClusterConfig config, SimulatedTime time) {
    cluster =
        SimulatedCluster.with(
            WorkDurations.standard(),
            duration -> {
              atWork = heldLocks();
              time.pass(duration);
            });
    store = ConfigStore.inMemory(config);
    locks = new LockManager(LockNames.of(config));
    processor =
        new LockingProcessor(
            behaviour,
            locks,
            new UnitTable(new Surroundings(store, cluster, new FakeQueries(), behaviour)),
            new VirtualTime());
    host.onRunning = () -> footprint = heldLocks();
  }

  /** Runs an opcode that is to succeed and gives its result. */
  @Nullable Object run(String json) {
    Progress end = end(json);
    assertThat(end).as(json).isInstanceOf(Progress.Done.class);
    return ((Progress.Done) end).result();
  }

  /** Runs an opcode that is to fail and gives its error. */
  GanetiError fail(String json) {
    Progress end = end(json);
    assertThat(end).as(json).isInstanceOf(Progress.Failed.class);
    return ((Progress.Failed) end).error();
  }

  /** Runs an opcode that may end as it likes. */
  void tolerate(String json) {
    end(json);
    Thread.interrupted();
  }

  /** Begins an opcode that may have to wait. */
  OpExecution begin(String json) {
    return processor.start(opcode(json), host);
  }

  /** Runs an opcode beside others, as the job of this number. */
  Progress beside(int job, String json) {
    return processor.start(opcode(json), new FakeHost(String.valueOf(job))).proceed();
  }

  /** The locks held when the opcode last run began its work: {@code shared nodes/node1}. */
  List<String> footprint() {
    return footprint;
  }

  /** The locks held when the opcode last let work pass. */
  List<String> atWork() {
    return atWork;
  }

  ClusterConfig config() {
    return store.current();
  }

  /** The UUID of a group by name. */
  String group(String name) {
    return config().group(name).orElseThrow().uuid();
  }

  List<String> heldLocks() {
    List<String> held = new ArrayList<>();
    for (LockInfo info : locks.infos()) {
      if (info.mode() != null) {
        held.add(info.mode() + " " + info.name());
      }
    }
    return held;
  }

  static OpCode opcode(String json) {
    try {
      return OpcodeTable.standard().decode(Json.MAPPER.readTree(json.replace('\'', '"')));
    } catch (GanetiException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private Progress end(String json) {
    return end(opcode(json));
  }

  /** Runs an opcode of any dialect, to whatever end. */
  Progress end(OpCode opcode) {
    host.events.clear();
    host.log.clear();
    footprint = List.of();
    Progress end = processor.start(opcode, host).proceed();
    assertThat(heldLocks()).as("locks left after " + opcode.json()).isEmpty();
    return end;
  }
}
