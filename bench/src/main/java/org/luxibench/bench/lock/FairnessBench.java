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
 * DEC-TR-301, 1984), and the most turns that others began while one thread asked for its own. It
 * asks from before its acquire; a thread that is held up before the lock knows of it is overtaken
 * too.
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

  /** How many have begun; written by the lock's holder, read by those about to ask. */
  private volatile int turn;

  /** The two figures. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Figures {
    /** Jain's index, 0 to 1. */
    public double jainIndex;

    /** Turns that others began while one thread asked, at most. */
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
      int asked = turn;
      session.acquireExclusive();
      int now = turn + 1;
      turn = now;
      Blackhole.consumeCPU(HOLD_TOKENS);
      session.releaseExclusive();
      if (now > TURNS) {
        turns.end(asked, TURNS);
        return turns;
      }
      turns.had(asked, now);
    }
  }

  private static void judge(List<Future<Turns>> parts, Figures figures) throws Exception {
    List<Turns> all = new ArrayList<>();
    for (Future<Turns> part : parts) {
      all.add(part.get());
    }
    figures.jainIndex = Turns.jainIndex(all);
    figures.mostOvertakings = all.stream().mapToLong(Turns::mostOvertakings).max().orElseThrow();
  }
}
