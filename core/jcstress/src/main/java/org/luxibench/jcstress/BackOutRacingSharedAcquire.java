package org.luxibench.jcstress;

import org.luxibench.locking.LockMode;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * An exclusive acquire takes the word, finds a sharer in a cell and backs out; a sharer that came
 * meanwhile is let in, unless the exclusive one had queued before it.
 */
@JCStressTest
@Outcome(
    id = "shared[first, third], [exclusive[second]]",
    expect = Expect.ACCEPTABLE,
    desc = "the sharer was first, or let in by the one that backed out")
@Outcome(
    id = "shared[first], [exclusive[second], shared[third]]",
    expect = Expect.ACCEPTABLE,
    desc = "the exclusive one had queued")
@Outcome(expect = Expect.FORBIDDEN, desc = "a sharer waits at the head of a shared lock")
@State
public class BackOutRacingSharedAcquire extends LockUnderTest {

  /** Shared in a cell from the start. */
  public BackOutRacingSharedAcquire() {
    super(true);
    acquire(first, LockMode.SHARED);
  }

  @Actor
  public void exclude() {
    ask(second, LockMode.EXCLUSIVE);
  }

  @Actor
  public void share() {
    ask(third, LockMode.SHARED);
  }

  @Arbiter
  public void queue(LL_Result result) {
    result.r1 = holders();
    result.r2 = lock.info().pending().stream().map(each -> each.mode() + each.owners()).toList();
  }
}
