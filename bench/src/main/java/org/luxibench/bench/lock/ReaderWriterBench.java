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
 * One thread always shares, another always excludes: how long each one's acquire takes. Hold and
 * release are not in the time. Each thread has {@linkplain OwnProcessor a processor of its own}.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ReaderWriterBench {

  @Benchmark
  @Group("readerWriter")
  @GroupThreads(1)
  public void reader(TimedAcquire.Sharing mine, OwnProcessor kept) throws Exception {
    mine.acquire();
  }

  @Benchmark
  @Group("readerWriter")
  @GroupThreads(1)
  public void writer(TimedAcquire.Excluding mine, OwnProcessor kept) throws Exception {
    mine.acquire();
  }
}
