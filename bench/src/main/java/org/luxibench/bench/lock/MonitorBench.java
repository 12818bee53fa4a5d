package org.luxibench.bench.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.locking.MonitorSharedLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The monitor's rows of 10,000 locks, a hundred of them held and perhaps waited for: alone, and
 * while another thread acquires and releases. Beside it the monitor looks without end, or ten times
 * a second as an attentive operator's does. What the snapshots cost it is what it does beside a
 * thread that only rests as long: a thread by itself ({@code acquiringAlone}) has the whole
 * machine.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class MonitorBench {
  private static final int HELD = 100;

  /** Name of the contender. */
  @Param({"fast", "monitor"})
  public String lock = "";

  /** Rest between two snapshots of the group {@code beside}, milliseconds. */
  @Param({"0", "100"})
  public int rest;

  /** How many wait for each of the locks held. */
  @Param({"0", "2"})
  public int waiters;

  /**
   * Snapshots before anything is measured; 300 are enough for the monitor's code to be compiled.
   */
  @Param("300")
  public int before;

  /**
   * Who acquires beside the monitor: {@code kept} is one owner throughout, {@code fresh} one a pair
   * as a job's attempt has it, which joins those that the monitor looks through and takes the BGL.
   */
  @Param("kept")
  public String owner = "";

  private final LockOwner busy = new LockOwner("busy");
  private final List<String> wanted = List.of("node05000");

  /** The registry keeps owners weakly. */
  private final List<LockOwner> owners = new ArrayList<>();

  private LockManager manager = new LockManager(Map.of());

  @Setup
  public void make() throws Exception {
    List<String> names = IntStream.range(0, 10_000).mapToObj("node%05d"::formatted).toList();
    Map<LockLevel, List<String>> levels = Map.of(LockLevel.NODE, names);
    manager =
        lock.equals("fast")
            ? new LockManager(levels)
            : new LockManager(levels, MonitorSharedLock::new);
    for (int i = 0; i < HELD; i++) {
      for (int j = 0; j <= waiters; j++) {
        ask(names.get(i));
      }
    }
    manager.acquireBgl(busy, LockMode.SHARED, 0).await(0);
    warmUp();
  }

  /**
   * Who acquires beside nobody is to run the code that it runs beside the monitor: what a snapshot
   * loads and looks at has an effect on how the lock's own code is compiled, and two snapshots in
   * three seconds seemed to cost 7 % where only that differed.
   */
  private void warmUp() {
    for (int i = 0; i < before; i++) {
      manager.infos();
    }
  }

  /** The first who asks for a lock has it, the others wait. */
  private void ask(String name) throws Exception {
    LockOwner asking = new LockOwner("owner" + owners.size());
    owners.add(asking);
    manager.acquireBgl(asking, LockMode.SHARED, 0).await(0);
    manager.acquire(asking, LockLevel.NODE, List.of(name), LockMode.EXCLUSIVE, 0);
  }

  @Benchmark
  public List<LockInfo> snapshotAlone() {
    return manager.infos();
  }

  @Benchmark
  public void acquiringAlone(OwnProcessor kept) throws Exception {
    pair();
  }

  @Benchmark
  @Group("beside")
  @GroupThreads(1)
  public List<LockInfo> snapshot(Pause pause, OwnProcessor kept) {
    return manager.infos();
  }

  /** The rest after a snapshot, once its time is taken. */
  @State(Scope.Thread)
  public static class Pause {
    private long nanos;

    @Setup
    public void set(MonitorBench bench) {
      nanos = TimeUnit.MILLISECONDS.toNanos(bench.rest);
    }

    @TearDown(Level.Invocation)
    public void rest() {
      if (nanos > 0) {
        LockSupport.parkNanos(nanos);
      }
    }
  }

  @Benchmark
  @Group("beside")
  @GroupThreads(1)
  public void acquiring(OwnProcessor kept) throws Exception {
    pair();
  }

  @Benchmark
  @Group("besideNobody")
  @GroupThreads(1)
  public void nobody(Pause pause, OwnProcessor kept) {
    // Only rests.
  }

  @Benchmark
  @Group("besideNobody")
  @GroupThreads(1)
  public void acquiringBesideNobody(OwnProcessor kept) throws Exception {
    pair();
  }

  private void pair() throws Exception {
    if (owner.equals("fresh")) {
      LockOwner fresh = new LockOwner("fresh");
      manager.acquireBgl(fresh, LockMode.SHARED, 0).await(0);
      manager.acquire(fresh, LockLevel.NODE, wanted, LockMode.EXCLUSIVE, 0).await(0);
      manager.releaseAll(fresh);
      return;
    }
    manager.acquire(busy, LockLevel.NODE, wanted, LockMode.EXCLUSIVE, 0).await(0);
    manager.release(busy, LockLevel.NODE);
  }
}
