package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.locking.LockMode.EXCLUSIVE;
import static org.luxibench.locking.LockMode.SHARED;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.luxibench.locking.Acquisition.State;

/** The rules of one lock that no recorded run shows, on every implementation. */
@ParameterizedClass
@EnumSource
final class LockRulesTest {
  private final SharedLock lock;
  private final LockOwner a = new LockOwner("a");
  private final LockOwner b = new LockOwner("b");
  private final LockOwner c = new LockOwner("c");

  LockRulesTest(Implementations implementation) {
    lock = implementation.make("nodes/node1");
  }

  @Test
  void acquiringTwiceNamesLockAndOwner() throws Exception {
    lock.acquire(a, SHARED, 0);
    assertThatThrownBy(() -> lock.acquire(a, SHARED, 0))
        .isInstanceOf(LockMisuseException.class)
        .hasMessage("acquired twice: lock nodes/node1, owner a");
  }

  @Test
  void releasingOrDowngradingWhatIsNotHeldIsMisuse() throws Exception {
    lock.acquire(b, EXCLUSIVE, 0);
    assertThatThrownBy(() -> lock.release(a))
        .isInstanceOf(LockMisuseException.class)
        .hasMessage("released but not held: lock nodes/node1, owner a");
    assertThatThrownBy(() -> lock.downgrade(a))
        .isInstanceOf(LockMisuseException.class)
        .hasMessage("downgraded but not held: lock nodes/node1, owner a");
  }

  @Test
  void deletingWhileSharingIsMisuse() throws Exception {
    lock.acquire(a, SHARED, 0);
    assertThatThrownBy(() -> lock.delete(a, 0))
        .isInstanceOf(LockMisuseException.class)
        .hasMessage("deleted while sharing: lock nodes/node1, owner a");
  }

  @Test
  void priorityOutsideTheRangeIsMisuse() {
    assertThatThrownBy(() -> lock.acquire(a, SHARED, 20))
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("priority 20 is outside -20 to 19");
    assertThatThrownBy(() -> lock.acquire(a, SHARED, -21)).isInstanceOf(LockMisuseException.class);
  }

  @Test
  void deletionFailsWaitersAndLaterAcquirers() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Acquisition<LockMode> waiting = lock.acquire(b, SHARED, 0);
    assertThat(lock.delete(a, 0).state()).isEqualTo(State.GRANTED);
    assertThat(waiting.state()).isEqualTo(State.FAILED);
    assertThatThrownBy(waiting::result)
        .isInstanceOf(LockException.class)
        .hasMessageEndingWith("Deleted lock nodes/node1");
    assertThatThrownBy(() -> lock.acquire(c, SHARED, 0))
        .isInstanceOf(LockException.class)
        .hasMessageEndingWith("Deleted lock nodes/node1");
    assertThat(lock.info().mode()).isEqualTo("deleted");
    assertThat(lock.isHeldBy(a)).isFalse();
  }

  @Test
  void definitiveGiveUpGrantsThoseBehind() throws Exception {
    lock.acquire(a, SHARED, 0);
    Acquisition<LockMode> exclusive = lock.acquire(b, EXCLUSIVE, 0);
    Acquisition<LockMode> behind = lock.acquire(c, SHARED, 0);
    assertThat(exclusive.giveUp()).isEqualTo(State.LAPSED);
    assertThat(behind.state()).isEqualTo(State.GRANTED);
  }

  @Test
  void givingUpAfterATimeOutGrantsThoseBehindToo() throws Exception {
    lock.acquire(a, SHARED, 0);
    Acquisition<LockMode> exclusive = lock.acquire(b, EXCLUSIVE, 0);
    Acquisition<LockMode> behind = lock.acquire(c, SHARED, 0);
    exclusive.expire();
    assertThat(exclusive.giveUp()).isEqualTo(State.LAPSED);
    assertThat(behind.state()).isEqualTo(State.GRANTED);
  }

  @Test
  void anythingBesideAPendingRequestIsMisuseAndChangesNothing() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Acquisition<LockMode> pending = lock.acquire(b, SHARED, 0);
    List<ThrowableAssert.ThrowingCallable> besides =
        List.of(
            () -> lock.acquire(b, SHARED, 0),
            () -> lock.delete(b, 0),
            () -> lock.release(b),
            () -> lock.downgrade(b));
    assertThat(besides)
        .allSatisfy(
            beside ->
                assertThatThrownBy(beside)
                    .isInstanceOf(LockMisuseException.class)
                    .hasMessage(
                        "used while an earlier request is pending: lock nodes/node1, owner b"));
    lock.release(a);
    assertThat(pending.state()).isEqualTo(State.GRANTED);
    lock.release(b);
    assertThat(lock.info()).isEqualTo(new LockInfo("nodes/node1", null, null, List.of()));
  }

  @Test
  void callbackThatThrowsHarmsNobodyElse() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Acquisition<LockMode> first = lock.acquire(b, SHARED, 0);
    Acquisition<LockMode> second = lock.acquire(c, SHARED, 0);
    StringBuilder told = new StringBuilder();
    first.onEnd(
        () -> {
          throw new IllegalStateException("callback's own fault");
        });
    second.onEnd(() -> told.append("second"));
    List<Throwable> reported = new ArrayList<>();
    Thread releaser = new Thread(() -> lock.release(a));
    releaser.setUncaughtExceptionHandler((thread, fault) -> reported.add(fault));
    releaser.start();
    releaser.join();
    assertThat(told).hasToString("second");
    assertThat(second.state()).isEqualTo(State.GRANTED);
    assertThat(reported).singleElement().asString().contains("callback's own fault");
    assertThat(lock.isHeldBy(a)).isFalse();
  }

  @Test
  void timeOutGrantsNobodyBehind() throws Exception {
    lock.acquire(a, SHARED, 0);
    Acquisition<LockMode> exclusive = lock.acquire(b, EXCLUSIVE, 0);
    Acquisition<LockMode> behind = lock.acquire(c, SHARED, 0);
    assertThat(exclusive.expire()).isEqualTo(State.LAPSED);
    assertThat(behind.state()).isEqualTo(State.PENDING);
    assertThat(behind.expire()).as("at the head when its time is up").isEqualTo(State.GRANTED);
  }

  @Test
  void callbackRunsOnceWhetherRegisteredBeforeOrAfterTheEnd() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Acquisition<LockMode> waiting = lock.acquire(b, EXCLUSIVE, 0);
    StringBuilder calls = new StringBuilder();
    waiting.onEnd(() -> calls.append("before;").append(waiting.state()));
    lock.release(a);
    waiting.expire();
    waiting.onEnd(() -> calls.append(";after"));
    assertThat(calls).hasToString("before;GRANTED;after");
  }

  @Test
  void callbackMayUseTheLock() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Acquisition<LockMode> first = lock.acquire(b, EXCLUSIVE, 0);
    Acquisition<LockMode> second = lock.acquire(c, EXCLUSIVE, 0);
    first.onEnd(() -> lock.release(b));
    lock.release(a);
    assertThat(second.state()).isEqualTo(State.GRANTED);
  }

  @Test
  void interruptedWaiterLeavesTheQueueAndHoldsNothing() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Parked<Boolean> waiter = park(b, Long.MAX_VALUE);
    waiter.thread.interrupt();
    assertThatThrownBy(waiter::result).hasCauseInstanceOf(InterruptedException.class);
    assertThat(lock.info().pending()).isEmpty();
    lock.release(a);
    assertThat(lock.isHeldBy(b)).isFalse();
    assertThat(lock.info().mode()).isNull();
  }

  @Test
  void interruptionGrantsNobodyBehindAsATimeOutDoes() throws Exception {
    lock.acquire(a, SHARED, 0);
    Parked<Boolean> waiter = park(b, Long.MAX_VALUE);
    Acquisition<LockMode> behind = lock.acquire(c, SHARED, 0);
    waiter.thread.interrupt();
    assertThatThrownBy(waiter::result).hasCauseInstanceOf(InterruptedException.class);
    assertThat(behind.state()).isEqualTo(State.PENDING);
    assertThat(behind.expire()).isEqualTo(State.GRANTED);
  }

  @Test
  void parkedWaiterIsWokenByTheRelease() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Parked<Boolean> waiter = park(b, Long.MAX_VALUE);
    lock.release(a);
    assertThat(waiter.result()).isTrue();
    assertThat(lock.modeOf(b)).isEqualTo(EXCLUSIVE);
  }

  @Test
  void waiterParkedForATimeIsWokenByTheRelease() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    Parked<Boolean> waiter = park(b, TimeUnit.HOURS.toNanos(1));
    lock.release(a);
    assertThat(waiter.result()).isTrue();
  }

  @Test
  void waiterParkedForATimeLapsesWhenItIsUp() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    assertThat(lock.acquire(b, SHARED, 0).await(TimeUnit.MILLISECONDS.toNanos(1))).isFalse();
    assertThat(lock.info().pending()).isEmpty();
  }

  /** Each thread parks once, however often the lock is handed to others before. */
  @Test
  void handOffWakesNoOtherWaiter() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    List<Parked<Long>> waiters = new ArrayList<>();
    List<Long> whenParked = new ArrayList<>();
    for (LockOwner owner : List.of(b, c, new LockOwner("d"))) {
      Parked<Long> waiter = Parked.in(() -> waitsUntilHeld(owner));
      waiters.add(waiter);
      whenParked.add(Parked.waits(waiter.thread));
    }
    lock.release(a);
    for (int i = 0; i < waiters.size(); i++) {
      assertThat(waiters.get(i).result()).isEqualTo(whenParked.get(i));
    }
  }

  /** How often the thread had parked when it held the lock, which it then gives back. */
  private long waitsUntilHeld(LockOwner owner) throws Exception {
    lock.acquire(owner, EXCLUSIVE, 0).await(Long.MAX_VALUE);
    long waits = Parked.waits(Thread.currentThread());
    lock.release(owner);
    return waits;
  }

  private Parked<Boolean> park(LockOwner owner, long timeoutNanos) {
    return Parked.in(() -> lock.acquire(owner, EXCLUSIVE, 0).await(timeoutNanos));
  }

  @Test
  void attemptWithoutTimeEndsAtOnce() throws Exception {
    lock.acquire(a, EXCLUSIVE, 0);
    assertThat(lock.acquire(b, SHARED, 0).await(0)).isFalse();
    assertThat(lock.info().pending()).isEmpty();
  }

  @Test
  void downgradeByASharerMovesNobody() throws Exception {
    lock.acquire(a, SHARED, 0);
    Acquisition<LockMode> exclusive = lock.acquire(b, EXCLUSIVE, 0);
    Acquisition<LockMode> shared = lock.acquire(c, SHARED, 0);
    lock.downgrade(a);
    assertThat(exclusive.state()).isEqualTo(State.PENDING);
    assertThat(shared.state()).isEqualTo(State.PENDING);
  }

  @Test
  void monitorListsOwnersInNaturalOrder() throws Exception {
    LockOwner ten = new LockOwner("Jq10/Job2/X");
    LockOwner two = new LockOwner("Jq2/Job1/X");
    lock.acquire(ten, SHARED, 0);
    lock.acquire(two, SHARED, 0);
    assertThat(lock.info().owners()).containsExactly(two.name(), ten.name());
  }
}
