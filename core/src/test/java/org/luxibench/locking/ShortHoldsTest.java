package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two threads that hold for an instant, very often: a step of the fast paths that is not atomic
 * loses an addition to the plain witness, or leaves a holder behind, within milliseconds.
 */
@ParameterizedClass
@EnumSource
final class ShortHoldsTest {
  private static final int THREADS = 2;
  private static final int HOLDS = 50_000;

  private final SharedLock lock;
  private int witness;

  ShortHoldsTest(Implementations implementation) {
    lock = implementation.make("x");
  }

  /**
   * @param every one hold in so many is exclusive
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void noAdditionUnderExclusiveHoldsIsLost(int every) throws Exception {
    Together.run(
        THREADS,
        thread -> {
          LockOwner owner = new LockOwner("user" + thread);
          for (int i = 0; i < HOLDS; i++) {
            boolean exclusive = i % every == 0;
            lock.acquire(owner, exclusive ? LockMode.EXCLUSIVE : LockMode.SHARED, 0)
                .await(Long.MAX_VALUE);
            if (exclusive) {
              witness++;
            }
            lock.release(owner);
          }
        });
    assertThat(witness).isEqualTo(THREADS * HOLDS / every);
    assertIsFree();
  }

  @Test
  void sharersThatComeAndGoLeaveNobodyBehind() throws Exception {
    Together.run(
        THREADS,
        thread -> {
          LockOwner owner = new LockOwner("user" + thread);
          for (int i = 0; i < HOLDS; i++) {
            lock.acquire(owner, LockMode.SHARED, 0).await(Long.MAX_VALUE);
            lock.release(owner);
          }
        });
    assertIsFree();
  }

  private void assertIsFree() throws Exception {
    LockOwner last = new LockOwner("last");
    assertThat(lock.acquire(last, LockMode.EXCLUSIVE, 0).state())
        .isEqualTo(Acquisition.State.GRANTED);
    lock.release(last);
    assertThat(lock.info().mode()).isNull();
  }
}
