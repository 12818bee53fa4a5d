package org.luxibench.bench.lock;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a thread does around an acquire that is timed alone: it holds the lock for about 1 µs and
 * gives it back once the call's time is taken.
 */
public final class TimedAcquire {
  static final int HOLD_TOKENS = 400;

  private TimedAcquire() {}

  /** A thread that shares. */
  @State(Scope.Thread)
  public static class Sharing {
    private Contender.Session session = Contender.named("monitor").session();

    @Setup
    public void open(SharedContender shared) {
      session = shared.session();
    }

    void acquire() throws Exception {
      session.acquireShared();
    }

    @TearDown(Level.Invocation)
    public void holdAndRelease() {
      Blackhole.consumeCPU(HOLD_TOKENS);
      session.releaseShared();
    }
  }

  /** A thread that excludes. */
  @State(Scope.Thread)
  public static class Excluding {
    private Contender.Session session = Contender.named("monitor").session();

    @Setup
    public void open(SharedContender shared) {
      session = shared.session();
    }

    void acquire() throws Exception {
      session.acquireExclusive();
    }

    @TearDown(Level.Invocation)
    public void holdAndRelease() {
      Blackhole.consumeCPU(HOLD_TOKENS);
      session.releaseExclusive();
    }
  }

  /** A thread that excludes now and then, with about 100 µs between. */
  @State(Scope.Thread)
  public static class ExcludingNowAndThen extends Excluding {
    private static final int PAUSE_TOKENS = 40_000;

    @Setup(Level.Invocation)
    public void pause() {
      Blackhole.consumeCPU(PAUSE_TOKENS);
    }
  }
}
