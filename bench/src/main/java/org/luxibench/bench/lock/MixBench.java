package org.luxibench.bench.lock;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Threads that each take the lock now shared, now exclusive, at random, hold it for some work, and
 * do some on their own before the next. {@code -p between=0} is the harshest: nobody ever does
 * anything else. Each thread has {@linkplain OwnProcessor a processor of its own}, and iterations
 * are short and many: their median does not tell of the few in which one thread was held up and the
 * other had the lock for itself.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 60, time = 50, timeUnit = TimeUnit.MILLISECONDS)
@Threads(2)
@State(Scope.Thread)
public class MixBench {
  /** Share of shared acquires. */
  @Param({"100", "99", "90", "50", "0"})
  public int sharedPercent;

  /** Blackhole tokens burnt while holding; 400 are about 1 µs. */
  @Param({"0", "400"})
  public int hold;

  /** Blackhole tokens burnt between a release and the next acquire. */
  @Param("100")
  public int between;

  private long random = System.identityHashCode(this) | 1L;

  @Benchmark
  public void pair(SharedContender.PerThread mine, OwnProcessor kept) throws Exception {
    acquireAndRelease(mine.session);
  }

  /** The same on four threads. */
  @Benchmark
  @Threads(4)
  public void pairOnFour(SharedContender.PerThread mine, OwnProcessor kept) throws Exception {
    acquireAndRelease(mine.session);
  }

  private void acquireAndRelease(Contender.Session session) throws Exception {
    if (nextPercent() < sharedPercent) {
      session.acquireShared();
      Blackhole.consumeCPU(hold);
      session.releaseShared();
    } else {
      session.acquireExclusive();
      Blackhole.consumeCPU(hold);
      session.releaseExclusive();
    }
    Blackhole.consumeCPU(between);
  }

  /** Marsaglia's xorshift: cheap beside a lock. */
  private int nextPercent() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return (int) ((random >>> 32) % 100);
  }
}
