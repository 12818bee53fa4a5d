package org.luxibench.bench.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Four threads want the lock exclusively for a while, all the time: Jain's fairness index over what
 * each got (1 is even, 1/4 is one taking all; R. Jain et al., A Quantitative Measure of Fairness,
 * DEC-TR-301, 1984), and the most turns that others had in a row without one thread: between two of
 * its own, before its first or after its last.
 */
@BenchmarkMode(Mode.SingleShotTime)
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FairnessBench {
  private static final int THREADS = 4;
  private static final int TURNS = 20_000;
  private static final int HOLD_TOKENS = 100;

  private int turn;

  /** The two figures. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Figures {
    /** Jain's index, 0 to 1. */
    public double jainIndex;

    /** Turns of others in a row, at most. */
    public long mostOvertakings;
  }

  @Benchmark
  public void contest(SharedContender shared, Figures figures) throws Exception {
    turn = 0;
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<Turns>> parts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<Turns> part = () -> takePart(shared.session(), start);
        parts.add(pool.submit(part));
      }
      judge(parts, figures);
    } finally {
      pool.shutdown();
    }
  }

  private Turns takePart(Contender.Session session, CyclicBarrier start) throws Exception {
    start.await();
    Turns turns = new Turns();
    while (true) {
      session.acquireExclusive();
      int now = ++turn;
      Blackhole.consumeCPU(HOLD_TOKENS);
      session.releaseExclusive();
      if (now > TURNS) {
        turns.end(TURNS);
        return turns;
      }
      turns.had(now);
    }
  }

  private static void judge(List<Future<Turns>> parts, Figures figures) throws Exception {
    List<Turns> all = new ArrayList<>();
    for (Future<Turns> part : parts) {
      all.add(part.get());
    }
    figures.jainIndex = Turns.jainIndex(all);
    figures.mostOvertakings = all.stream().mapToLong(Turns::longestGap).max().orElseThrow();
  }
}
