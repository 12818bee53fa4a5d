package org.luxibench.bench.lock;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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

/** What an attempt costs that finds the lock taken and has no time to wait. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class TimedOutBench {
  /** Name of the contender. */
  @Param({"fast", "monitor", "rrw-fair", "rrw-unfair", "stamped"})
  public String lock = "";

  private Contender.Session attempting = Contender.named("stamped").session();

  /** Another thread's session holds the lock throughout: some contenders know their holder. */
  @Setup
  public void take() throws Exception {
    Contender contender = Contender.named(lock);
    FutureTask<Boolean> holder =
        new FutureTask<>(
            () -> {
              contender.session().acquireExclusive();
              return true;
            });
    new Thread(holder).start();
    holder.get();
    attempting = contender.session();
  }

  @Benchmark
  public boolean attempt() throws Exception {
    return attempting.tryShared();
  }
}
