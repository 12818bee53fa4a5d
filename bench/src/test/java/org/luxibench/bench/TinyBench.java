package org.luxibench.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Benches that say themselves how long they measure, for the tests of what runs them. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 2, time = 5, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class TinyBench {
  /** Name of the contender. */
  @Param({"fast", "rrw-fair"})
  public String lock = "";

  /** Which of the contenders is to fail. */
  @Param("none")
  public String failing = "";

  @Setup
  public void fail() {
    if (lock.equals(failing)) {
      throw new IllegalStateException(failing + " fails, as asked");
    }
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public void timed() {
    LockSupport.parkNanos(100_000);
  }

  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  public void once() {
    LockSupport.parkNanos(100_000);
  }
}
