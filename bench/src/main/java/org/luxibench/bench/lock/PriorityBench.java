package org.luxibench.bench.lock;

import java.util.concurrent.TimeUnit;
import org.luxibench.locking.AtomicSharedLock;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.locking.MonitorSharedLock;
import org.luxibench.locking.SharedLock;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Four threads exclude at priority 0 and one at −10: how much sooner does that one get in? Hold and
 * release are not in the time. Threads are {@linkplain OwnProcessor dealt out to the processors}.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class PriorityBench {
  /** The lock all want; only ours know priorities. */
  @State(Scope.Benchmark)
  public static class Wanted {
    /** Name of the contender. */
    @Param({"fast", "monitor"})
    public String lock = "";

    SharedLock made = new AtomicSharedLock("bench/lock");

    @Setup
    public void make() {
      made =
          lock.equals("fast")
              ? new AtomicSharedLock("bench/lock")
              : new MonitorSharedLock("bench/lock");
    }
  }

  /** Each thread's owner; it holds and gives back once the acquire's time is taken. */
  @State(Scope.Thread)
  public static class Mine {
    private final LockOwner owner = new LockOwner("bench");
    private SharedLock lock = new AtomicSharedLock("bench/lock");

    @Setup
    public void want(Wanted wanted) {
      lock = wanted.made;
    }

    void acquire(int priority) throws Exception {
      lock.acquire(owner, LockMode.EXCLUSIVE, priority).await(Long.MAX_VALUE);
    }

    @TearDown(Level.Invocation)
    public void holdAndRelease() {
      Blackhole.consumeCPU(TimedAcquire.HOLD_TOKENS);
      lock.release(owner);
    }
  }

  @Benchmark
  @Group("priorities")
  @GroupThreads(4)
  public void ordinary(Mine mine, OwnProcessor kept) throws Exception {
    mine.acquire(0);
  }

  @Benchmark
  @Group("priorities")
  @GroupThreads(1)
  public void preferred(Mine mine, OwnProcessor kept) throws Exception {
    mine.acquire(-10);
  }
}
