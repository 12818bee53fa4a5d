package org.luxibench.bench.lock;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** One thread, one lock: pairs of acquire and release per microsecond. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Threads(1)
public class UncontendedBench {

  @Benchmark
  public void shared(SharedContender.PerThread mine) throws Exception {
    mine.session.acquireShared();
    mine.session.releaseShared();
  }

  @Benchmark
  public void exclusive(SharedContender.PerThread mine) throws Exception {
    mine.session.acquireExclusive();
    mine.session.releaseExclusive();
  }
}
