package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two threads that hold for an instant, very often, with pauses of chance between, so that they
 * meet at a free lock: a step of the fast paths that is not atomic, or looks too early, lets both
 * in or leaves a holder behind.
 */
@ParameterizedClass
@EnumSource
final class ShortHoldsTest {
  private static final int THREADS = 2;
  private static final int HOLDS = Integer.getInteger("luxibench.lock.holds", 100_000);
  private static final int LONGEST_PAUSE = 8;

  private final SharedLock lock;
  private final AtomicInteger excluding = new AtomicInteger();

  /** Changed under exclusive holds only. */
  private int witness;

  ShortHoldsTest(Implementations implementation) {
    lock = implementation.make("x");
  }

  /**
   * @param every one hold in so many is exclusive; 0 is none
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10})
  void whoExcludesIsAloneAndNobodyIsLeftBehind(int every) throws Exception {
    AtomicInteger meetings = new AtomicInteger();
    Together.run(THREADS, thread -> meetings.addAndGet(hold(thread, every)));
    assertThat(meetings).as("holds beside an exclusive one").hasValue(0);
    assertThat(witness).isEqualTo(every == 0 ? 0 : THREADS * HOLDS / every);
    assertIsFree();
  }

  /** Returns how often it held beside an exclusive holder. */
  private int hold(int thread, int every) throws Exception {
    LockOwner owner = new LockOwner("user" + thread);
    Random random = new Random(thread);
    int meetings = 0;
    for (int i = 0; i < HOLDS; i++) {
      boolean exclusive = every > 0 && i % every == 0;
      lock.acquire(owner, exclusive ? LockMode.EXCLUSIVE : LockMode.SHARED, 0)
          .await(Long.MAX_VALUE);
      if (exclusive) {
        meetings += excluding.getAndIncrement();
        witness++;
        excluding.getAndDecrement();
      } else {
        meetings += excluding.get();
      }
      lock.release(owner);
      for (int pause = random.nextInt(LONGEST_PAUSE); pause > 0; pause--) {
        Thread.onSpinWait();
      }
    }
    return meetings;
  }

  private void assertIsFree() throws Exception {
    LockOwner last = new LockOwner("last");
    assertThat(lock.acquire(last, LockMode.EXCLUSIVE, 0).state())
        .isEqualTo(Acquisition.State.GRANTED);
    lock.release(last);
    assertThat(lock.info().mode()).isNull();
  }
}
