package org.luxibench.jcstress;

import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * The exclusive holder leaves while a sharer waits and another enters a cell for a moment; then a
 * third comes: all of them share in the end.
 */
@JCStressTest
@Outcome(
    id = "shared[fourth, second, third]",
    expect = Expect.ACCEPTABLE,
    desc = "whoever was first")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer waits at the head of a shared lock")
@State
public class ArrivalRacingExclusiveRelease extends LockUnderTest {
  private final LockOwner fourth = new LockOwner("fourth");

  /** Held exclusively and waited for from the start, with cells. */
  public ArrivalRacingExclusiveRelease() {
    super(true);
    acquire(first, LockMode.EXCLUSIVE);
    ask(second, LockMode.SHARED);
  }

  @Actor
  public void leave() {
    lock.release(first);
    ask(fourth, LockMode.SHARED);
  }

  @Actor
  public void arrive() {
    ask(third, LockMode.SHARED);
  }

  @Arbiter
  public void holders(L_Result result) {
    result.r1 = holders();
  }
}
