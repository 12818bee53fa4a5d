package org.luxibench.jcstress;

import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * A waiter leaves a shared lock while an exclusive acquire comes, and after it a shared one: the
 * sharer may not overtake it, whoever is inside the queue.
 */
@JCStressTest
@Outcome(
    id = "PENDING, PENDING, shared[first]",
    expect = Expect.ACCEPTABLE,
    desc = "the later one waits behind")
@Outcome(expect = Expect.FORBIDDEN, desc = "overtaken")
@State
public class ArrivalBesideDeparture extends LockUnderTest {
  private final LockOwner fourth = new LockOwner("fourth");
  private final Acquisition<LockMode> leaving;
  private Acquisition<LockMode> exclusive;
  private Acquisition<LockMode> shared;

  /** Shared, and waited for, from the start. */
  public ArrivalBesideDeparture() {
    exclusive = ask(first, LockMode.SHARED);
    shared = exclusive;
    leaving = ask(second, LockMode.EXCLUSIVE);
  }

  @Actor
  public void leave() {
    leaving.giveUp();
  }

  @Actor
  public void arrive() {
    exclusive = ask(third, LockMode.EXCLUSIVE);
    shared = ask(fourth, LockMode.SHARED);
  }

  @Arbiter
  public void states(LLL_Result result) {
    result.r1 = exclusive.state();
    result.r2 = shared.state();
    result.r3 = holders();
  }
}
