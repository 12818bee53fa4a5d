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

/**
 * One thread excludes now and then while three share without end: how long its acquire takes under
 * the flood, and what that costs the sharers' acquires. Hold and release are not in the time.
 * Threads are {@linkplain OwnProcessor dealt out to the processors}.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FloodBench {

  @Benchmark
  @Group("flood")
  @GroupThreads(3)
  public void sharing(TimedAcquire.Sharing mine, OwnProcessor kept) throws Exception {
    mine.acquire();
  }

  @Benchmark
  @Group("flood")
  @GroupThreads(1)
  public void excluding(TimedAcquire.ExcludingNowAndThen mine, OwnProcessor kept) throws Exception {
    mine.acquire();
  }
}
