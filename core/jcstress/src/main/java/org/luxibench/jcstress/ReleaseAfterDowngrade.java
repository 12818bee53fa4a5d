package org.luxibench.jcstress;

import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * A holder downgrades and releases at once, while the first of two waiters leaves: the lock is
 * handed to the first that still waits.
 */
@JCStressTest
@Outcome(
    id = "LAPSED, GRANTED, exclusive[third]",
    expect = Expect.ACCEPTABLE,
    desc = "the first left, handed to the other")
@Outcome(
    id = "GRANTED, PENDING, exclusive[second]",
    expect = Expect.ACCEPTABLE,
    desc = "handed to the first")
@Outcome(expect = Expect.FORBIDDEN, desc = "handed to nobody")
@State
public class ReleaseAfterDowngrade extends LockUnderTest {
  private final Acquisition<LockMode> leaving;
  private final Acquisition<LockMode> staying;

  /** Held exclusively, and waited for by two, from the start. */
  public ReleaseAfterDowngrade() {
    acquire(first, LockMode.EXCLUSIVE);
    leaving = ask(second, LockMode.EXCLUSIVE);
    staying = ask(third, LockMode.EXCLUSIVE);
  }

  @Actor
  public void sinkAndLeave() {
    lock.downgrade(first);
    lock.release(first);
  }

  @Actor
  public void leave(LLL_Result result) {
    result.r1 = leaving.giveUp();
  }

  @Arbiter
  public void states(LLL_Result result) {
    result.r2 = staying.state();
    result.r3 = holders();
  }
}
