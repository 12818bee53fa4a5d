package org.luxibench.jcstress;

import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * The last sharer leaves, an exclusive waiter is next, and a new sharer enters a cell for a moment:
 * the waiter has the lock in the end, and the new one waits behind it.
 */
@JCStressTest
@Outcome(
    id = "PENDING, exclusive[second]",
    expect = Expect.ACCEPTABLE,
    desc = "handed to the waiter")
@Outcome(expect = Expect.FORBIDDEN, desc = "left free, or to the wrong one")
@State
public class ArrivalRacingLastSharer extends LockUnderTest {
  private Acquisition<LockMode> arrived;

  /** Shared in a cell, and waited for, from the start. */
  public ArrivalRacingLastSharer() {
    super(true);
    arrived = ask(first, LockMode.SHARED);
    ask(second, LockMode.EXCLUSIVE);
  }

  @Actor
  public void leave() {
    lock.release(first);
  }

  @Actor
  public void arrive() {
    arrived = ask(third, LockMode.SHARED);
  }

  @Arbiter
  public void holders(LL_Result result) {
    result.r1 = arrived.state();
    result.r2 = holders();
  }
}
