package org.luxibench.jcstress;

import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Each adds one to a plain field while it holds the lock exclusively: neither addition is lost. */
@JCStressTest
@Outcome(
    id = {"1, 2", "2, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "both held it")
@State
public class ExclusiveAgainstExclusive extends LockUnderTest {
  private int plain;

  @Actor
  public void one(II_Result result) {
    acquire(first, LockMode.EXCLUSIVE);
    result.r1 = ++plain;
    lock.release(first);
  }

  @Actor
  public void other(II_Result result) {
    acquire(second, LockMode.EXCLUSIVE);
    result.r2 = ++plain;
    lock.release(second);
  }
}
