package org.luxibench.bench.lock;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.locking.MonitorSharedLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The locks of a disk replacement, level by level: the BGL shared, an instance, its two nodes; then
 * all released. Each thread works on an instance of its own.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Threads(2)
@State(Scope.Benchmark)
public class OpcodePathBench {
  private static final int INSTANCES = 1_000;

  /** Name of the contender. */
  @Param({"fast", "monitor"})
  public String lock = "";

  private final AtomicInteger threads = new AtomicInteger();
  private LockManager manager = new LockManager(Map.of());

  @Setup
  public void make() {
    Map<LockLevel, List<String>> levels =
        Map.of(LockLevel.INSTANCE, names("inst", INSTANCES), LockLevel.NODE, names("node", 100));
    manager =
        lock.equals("fast")
            ? new LockManager(levels)
            : new LockManager(levels, MonitorSharedLock::new);
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /** What one thread's opcodes lock. */
  @State(Scope.Thread)
  public static class Opcode {
    private List<String> instance = List.of();
    private List<String> nodes = List.of();

    @Setup
    public void choose(OpcodePathBench bench) {
      int thread = bench.threads.getAndIncrement();
      instance = List.of("inst" + thread);
      nodes = List.of("node" + 2 * thread, "node" + (2 * thread + 1));
    }
  }

  @Benchmark
  public void lockAndRelease(Opcode opcode) throws Exception {
    LockOwner owner = new LockOwner("bench");
    manager.acquireBgl(owner, LockMode.SHARED, 0).await(0);
    manager.acquire(owner, LockLevel.INSTANCE, opcode.instance, LockMode.EXCLUSIVE, 0).await(0);
    manager.acquire(owner, LockLevel.NODE, opcode.nodes, LockMode.EXCLUSIVE, 0).await(0);
    manager.releaseAll(owner);
  }
}
