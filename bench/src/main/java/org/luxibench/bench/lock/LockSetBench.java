package org.luxibench.bench.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Takes 1, 10 or 100 names of a set of 1,000, or all of 1,000 or 10,000, exclusively, and gives
 * them back. The competitor takes as many fair write locks one by one.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class LockSetBench {
  /** Name of the contender. */
  @Param({"fast", "monitor", "rrw-fair"})
  public String lock = "";

  /** How many names, or all of how many. */
  @Param({"1", "10", "100", "all-1000", "all-10000"})
  public String names = "";

  private final LockOwner owner = new LockOwner("bench");
  private final List<ReentrantReadWriteLock> singles = new ArrayList<>();
  private List<String> wanted = List.of();
  private LockManager manager = new LockManager(Map.of());

  @Setup
  public void make() throws Exception {
    boolean all = names.startsWith("all-");
    int count = Integer.parseInt(all ? names.substring("all-".length()) : names);
    List<String> members =
        IntStream.range(0, all ? count : 1_000).mapToObj("node%05d"::formatted).toList();
    Map<LockLevel, List<String>> levels = Map.of(LockLevel.NODE, members);
    manager =
        lock.equals("monitor")
            ? new LockManager(levels, MonitorSharedLock::new)
            : new LockManager(levels);
    wanted = all ? List.of() : members.subList(0, count);
    for (int i = 0; i < count; i++) {
      singles.add(new ReentrantReadWriteLock(true));
    }
    manager.acquireBgl(owner, LockMode.SHARED, 0).await(0);
  }

  @Benchmark
  public void takeAndGiveBack() throws Exception {
    if (lock.equals("rrw-fair")) {
      singles.forEach(each -> each.writeLock().lock());
      singles.forEach(each -> each.writeLock().unlock());
      return;
    }
    if (wanted.isEmpty()) {
      manager.acquireAll(owner, LockLevel.NODE, LockMode.EXCLUSIVE, 0).await(0);
    } else {
      manager.acquire(owner, LockLevel.NODE, wanted, LockMode.EXCLUSIVE, 0).await(0);
    }
    manager.release(owner, LockLevel.NODE);
  }
}
