package org.luxibench.jcstress;

import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A waiter is interrupted while the lock is released: it has the lock, or the lock is free. */
@JCStressTest
@Outcome(id = "granted, exclusive[second]", expect = Expect.ACCEPTABLE, desc = "granted in time")
@Outcome(id = "interrupted, free", expect = Expect.ACCEPTABLE, desc = "left before the release")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or doubled")
@State
public class InterruptionRacingGrant extends LockUnderTest {
  private final Acquisition<LockMode> waiting;

  /** Held, and waited for, from the start. */
  public InterruptionRacingGrant() {
    acquire(first, LockMode.EXCLUSIVE);
    waiting = ask(second, LockMode.EXCLUSIVE);
  }

  @Actor
  public void release() {
    lock.release(first);
  }

  @Actor
  public void interrupted(LL_Result result) {
    Thread.currentThread().interrupt();
    try {
      result.r1 = waiting.await(Long.MAX_VALUE) ? "granted" : "lapsed";
    } catch (InterruptedException e) {
      result.r1 = "interrupted";
    } catch (LockException e) {
      throw new AssertionError(e);
    }
    Thread.interrupted();
  }

  @Arbiter
  public void holders(LL_Result result) {
    result.r2 = holders();
  }
}
