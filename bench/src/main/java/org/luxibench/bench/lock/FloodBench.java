package org.luxibench.bench.lock;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One thread excludes now and then while three share without end: the writer's percentiles are its
 * wait under the flood, the sharers' what that costs them.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FloodBench {
  private static final int HOLD_TOKENS = 400;
  private static final int PAUSE_TOKENS = 40_000;

  @Benchmark
  @Group("flood")
  @GroupThreads(3)
  public void sharing(SharedContender.PerThread mine) throws Exception {
    mine.session.acquireShared();
    Blackhole.consumeCPU(HOLD_TOKENS);
    mine.session.releaseShared();
  }

  /** The pause is inside the sample, the same for every contender: about 100 µs. */
  @Benchmark
  @Group("flood")
  @GroupThreads(1)
  public void excluding(SharedContender.PerThread mine) throws Exception {
    Blackhole.consumeCPU(PAUSE_TOKENS);
    mine.session.acquireExclusive();
    mine.session.releaseExclusive();
  }
}
