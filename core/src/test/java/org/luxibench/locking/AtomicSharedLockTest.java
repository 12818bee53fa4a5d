package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.locking.LockMode.EXCLUSIVE;
import static org.luxibench.locking.LockMode.SHARED;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What only the fast lock promises: the short way is open while nobody waits, and a sharer that
 * entered a cell for a moment only leaves nobody asleep.
 */
final class AtomicSharedLockTest {
  private final AtomicSharedLock lock = new AtomicSharedLock("x");
  private final LockOwner a = new LockOwner("a");
  private final LockOwner b = new LockOwner("b");

  @Test
  void isOpenAgainAfterAHandOff() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    lock.acquire(b, EXCLUSIVE, 0);
    lock.release(a);
    assertThat(lock.modeOf(b)).isEqualTo(EXCLUSIVE);
    lock.release(b);
    assertShortWay();
  }

  @Test
  void isOpenAgainAfterATimeOut() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    lock.acquire(b, EXCLUSIVE, 0).expire();
    lock.release(a);
    assertShortWay();
  }

  @Test
  void isOpenAgainAfterGivingUp() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    lock.acquire(b, SHARED, 0).giveUp();
    lock.release(a);
    assertShortWay();
  }

  @Test
  void isClosedWhileSomebodyWaits() throws Exception {
    lock.acquire(a, SHARED, 0);
    lock.acquire(b, EXCLUSIVE, 0);
    assertThat(lock.acquire(new LockOwner("c"), SHARED, 0)).isNotInstanceOf(Granted.class);
  }

  @Test
  void sharerThatHidForAMomentThatTheLockIsFreeHandsItOver() throws Exception {
    Acquisition<LockMode> waiting = waitBehindAMomentarySharer(EXCLUSIVE);

    Acquisition<LockMode> late = lock.acquire(b, SHARED, 0);

    assertThat(waiting.state()).isEqualTo(Acquisition.State.GRANTED);
    assertThat(late.state()).isEqualTo(Acquisition.State.PENDING);
  }

  @Test
  void sharerWhoseArrivalLetsADeletionThroughFailsWithTheOthers() throws Exception {
    Acquisition<LockMode> deletion = waitBehindAMomentarySharer(null);

    Acquisition<LockMode> late = lock.acquire(b, SHARED, 0);

    assertThat(deletion.state()).isEqualTo(Acquisition.State.GRANTED);
    assertThat(late.state()).isEqualTo(Acquisition.State.FAILED);
  }

  /** Else those that come later join the group one by one, are granted, and starve the first. */
  @Test
  void sharedGroupIsGrantedByTheExclusiveReleaseBesideASharerOfAMoment() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Acquisition<LockMode> shared = lock.acquire(new LockOwner("c"), SHARED, 0);
    Acquisition<LockMode> behind = lock.acquire(new LockOwner("d"), EXCLUSIVE, 0);
    SharerCells cells = lock.spread();

    cells.enter(b.stripe());
    lock.release(a);
    assertThat(shared.state()).isEqualTo(Acquisition.State.GRANTED);

    cells.leave(b.stripe());
    Acquisition<LockMode> late = lock.acquire(b, SHARED, 0);
    assertThat(late.state()).isEqualTo(Acquisition.State.PENDING);
    assertThat(behind.state()).isEqualTo(Acquisition.State.PENDING);
  }

  @Test
  void exclusiveOneWaitsForASharerOfAMomentToArrive() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Acquisition<LockMode> exclusive = lock.acquire(new LockOwner("c"), EXCLUSIVE, 0);
    SharerCells cells = lock.spread();

    cells.enter(b.stripe());
    lock.release(a);
    assertThat(exclusive.state())
        .as("it may be about to look")
        .isEqualTo(Acquisition.State.PENDING);

    cells.leave(b.stripe());
    Acquisition<LockMode> late = lock.acquire(b, SHARED, 0);
    assertThat(exclusive.state()).isEqualTo(Acquisition.State.GRANTED);
    assertThat(late.state()).isEqualTo(Acquisition.State.PENDING);
  }

  /** In the steps of a sharer that finds the lock closed: enters its cell, leaves, tells nobody. */
  private Acquisition<LockMode> waitBehindAMomentarySharer(@Nullable LockMode mode)
      throws LockException {
    lock.spread();
    long moment = lock.take(SHARED, b.stripe());
    Acquisition<LockMode> waiting = mode == null ? lock.delete(a, 0) : lock.acquire(a, mode, 0);
    assertThat(waiting.state()).isEqualTo(Acquisition.State.PENDING);
    assertThat(lock.leaveShared(moment, b.stripe())).as("others need not be looked for").isFalse();
    return waiting;
  }

  private void assertShortWay() throws LockException {
    assertThat(lock.acquire(a, SHARED, 0)).isInstanceOf(Granted.class);
    lock.release(a);
    assertThat(lock.acquire(a, EXCLUSIVE, 0)).isInstanceOf(Granted.class);
  }
}
