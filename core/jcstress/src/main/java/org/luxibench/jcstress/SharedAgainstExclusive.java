package org.luxibench.jcstress;

import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A writer of two plain fields and a reader of both: the reader sees all or nothing. */
@JCStressTest
@Outcome(
    id = {"0, 0", "1, 1"},
    expect = Expect.ACCEPTABLE,
    desc = "before or after the writer")
@Outcome(expect = Expect.FORBIDDEN, desc = "in the midst of it")
@State
public class SharedAgainstExclusive extends LockUnderTest {
  private int x;
  private int y;

  @Actor
  public void writer() {
    acquire(first, LockMode.EXCLUSIVE);
    x = 1;
    y = 1;
    lock.release(first);
  }

  @Actor
  public void reader(II_Result result) {
    acquire(second, LockMode.SHARED);
    result.r1 = x;
    result.r2 = y;
    lock.release(second);
  }
}
