package org.luxibench.jcstress;

import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What a holder wrote before its release is seen by the next, queued or not. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "seen")
@Outcome(expect = Expect.FORBIDDEN, desc = "not seen")
@State
public class HandOffVisibility extends LockUnderTest {
  private int plain;

  /** Held from the start. */
  public HandOffVisibility() {
    acquire(first, LockMode.EXCLUSIVE);
  }

  @Actor
  public void holder() {
    plain = 1;
    lock.release(first);
  }

  @Actor
  public void next(I_Result result) {
    acquire(second, LockMode.EXCLUSIVE);
    result.r1 = plain;
    lock.release(second);
  }
}
