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
 * DEC-TR-301, 1984), and the most turns that others had between two of one thread's.
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

    /** Turns of others between two of one thread's, at most. */
    public long mostOvertakings;
  }

  @Benchmark
  public void contest(SharedContender shared, Figures figures) throws Exception {
    turn = 0;
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<long[]>> parts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<long[]> part = () -> takePart(shared.session(), start);
        parts.add(pool.submit(part));
      }
      judge(parts, figures);
    } finally {
      pool.shutdown();
    }
  }

  /** Returns the turns it had, and the longest gap between two. */
  private long[] takePart(Contender.Session session, CyclicBarrier start) throws Exception {
    start.await();
    long had = 0;
    long longest = 0;
    int last = 0;
    boolean over = false;
    while (!over) {
      session.acquireExclusive();
      int now = ++turn;
      over = now > TURNS;
      Blackhole.consumeCPU(HOLD_TOKENS);
      session.releaseExclusive();
      if (!over) {
        longest = had == 0 ? 0 : Math.max(longest, now - last - 1);
        last = now;
        had++;
      }
    }
    return new long[] {had, longest};
  }

  private static void judge(List<Future<long[]>> parts, Figures figures) throws Exception {
    double sum = 0;
    double squares = 0;
    long most = 0;
    for (Future<long[]> part : parts) {
      long[] figure = part.get();
      sum += figure[0];
      squares += (double) figure[0] * figure[0];
      most = Math.max(most, figure[1]);
    }
    figures.jainIndex = sum * sum / (parts.size() * squares);
    figures.mostOvertakings = most;
  }
}
