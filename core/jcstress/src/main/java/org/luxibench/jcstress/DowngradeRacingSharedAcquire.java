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

/** A downgrade beside a shared acquire: queued before or arriving after, it gets in. */
@JCStressTest
@Outcome(id = "GRANTED, shared[first, second]", expect = Expect.ACCEPTABLE, desc = "both share")
@Outcome(expect = Expect.FORBIDDEN, desc = "left waiting")
@State
public class DowngradeRacingSharedAcquire extends LockUnderTest {
  private Acquisition<LockMode> asked;

  /** Held exclusively from the start. */
  public DowngradeRacingSharedAcquire() {
    asked = ask(first, LockMode.EXCLUSIVE);
  }

  @Actor
  public void downgrade() {
    lock.downgrade(first);
  }

  @Actor
  public void share() {
    asked = ask(second, LockMode.SHARED);
  }

  @Arbiter
  public void holders(LL_Result result) {
    result.r1 = asked.state();
    result.r2 = holders();
  }
}
