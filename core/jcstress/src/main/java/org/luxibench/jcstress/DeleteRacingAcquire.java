package org.luxibench.jcstress;

import org.luxibench.locking.LockException;
import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A deletion beside a shared acquire: that one has the lock first, or fails; deleted in the end.
 */
@JCStressTest
@Outcome(id = "granted, deletednull", expect = Expect.ACCEPTABLE, desc = "acquired before")
@Outcome(id = "failed, deletednull", expect = Expect.ACCEPTABLE, desc = "deleted before")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or undead")
@State
public class DeleteRacingAcquire extends LockUnderTest {

  @Actor
  public void delete() {
    try {
      lock.delete(first, 0).await(Long.MAX_VALUE);
    } catch (LockException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Actor
  public void share(LL_Result result) {
    try {
      lock.acquire(second, LockMode.SHARED, 0).await(Long.MAX_VALUE);
      lock.release(second);
      result.r1 = "granted";
    } catch (LockException deleted) {
      result.r1 = "failed";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Arbiter
  public void holders(LL_Result result) {
    result.r2 = holders();
  }
}
