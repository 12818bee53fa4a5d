package org.luxibench.bench.lock;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The lock that all threads of a bench share, and the session of each. */
@State(Scope.Benchmark)
public class SharedContender {
  /** Name of the contender. */
  @Param({"fast", "monitor", "rrw-fair", "rrw-unfair", "stamped"})
  public String lock = "";

  private Contender contender = Contender.named("monitor");

  @Setup
  public void make() {
    contender = Contender.named(lock);
  }

  /** A session for a thread that the bench starts itself. */
  Contender.Session session() {
    return contender.session();
  }

  /** One thread's session of the lock. */
  @State(Scope.Thread)
  public static class PerThread {
    Contender.Session session = Contender.named("monitor").session();

    @Setup
    public void open(SharedContender shared) {
      session = shared.contender.session();
    }
  }
}
