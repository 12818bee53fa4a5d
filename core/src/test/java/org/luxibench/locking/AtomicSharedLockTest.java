package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.locking.LockMode.EXCLUSIVE;
import static org.luxibench.locking.LockMode.SHARED;

import org.junit.jupiter.api.Test;

/** What only the fast lock promises: the short way is open while nobody waits. */
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

  private void assertShortWay() throws LockException {
    assertThat(lock.acquire(a, SHARED, 0)).isInstanceOf(Granted.class);
    lock.release(a);
    assertThat(lock.acquire(a, EXCLUSIVE, 0)).isInstanceOf(Granted.class);
  }
}
