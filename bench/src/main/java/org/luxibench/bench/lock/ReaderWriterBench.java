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

/** One thread always shares, another always excludes: how long a pair takes on each side. */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ReaderWriterBench {
  private static final int HOLD_TOKENS = 400;

  @Benchmark
  @Group("readerWriter")
  @GroupThreads(1)
  public void reader(SharedContender.PerThread mine) throws Exception {
    mine.session.acquireShared();
    Blackhole.consumeCPU(HOLD_TOKENS);
    mine.session.releaseShared();
  }

  @Benchmark
  @Group("readerWriter")
  @GroupThreads(1)
  public void writer(SharedContender.PerThread mine) throws Exception {
    mine.session.acquireExclusive();
    Blackhole.consumeCPU(HOLD_TOKENS);
    mine.session.releaseExclusive();
  }
}
