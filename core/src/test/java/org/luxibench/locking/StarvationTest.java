package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.locking.LockMode.EXCLUSIVE;
import static org.luxibench.locking.LockMode.SHARED;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luxibench.locking.Acquisition.State;

/** An exclusive acquire under an endless stream of overlapping shared ones. */
final class StarvationTest {
  private static final int OVERLAP = 4;
  private int arrivals;

  /** A sharer and its acquire, granted or not. */
  private record Sharer(LockOwner owner, Acquisition<LockMode> acquisition) {}

  @ParameterizedTest
  @EnumSource
  void exclusiveOneGetsInWhenThoseBeforeItHaveLeft(Implementations implementation)
      throws Exception {
    SharedLock lock = implementation.make("x");
    Deque<Sharer> stream = begin(lock);
    Acquisition<LockMode> exclusive = lock.acquire(new LockOwner("exclusive"), EXCLUSIVE, 0);
    for (int i = 0; i < OVERLAP; i++) {
      assertThat(exclusive.state()).isEqualTo(State.PENDING);
      flow(lock, stream);
    }
    assertThat(exclusive.state()).isEqualTo(State.GRANTED);
  }

  @ParameterizedTest
  @EnumSource
  void timedAttemptsOfRisingPriorityGetInToo(Implementations implementation) throws Exception {
    SharedLock lock = implementation.make("x");
    Deque<Sharer> stream = begin(lock);
    LockOwner owner = new LockOwner("exclusive");
    int flowed = 0;
    Acquisition<LockMode> attempt = lock.acquire(owner, EXCLUSIVE, 0);
    while (attempt.state() != State.GRANTED) {
      flow(lock, stream);
      flowed++;
      assertThat(flowed).as("sharers that left meanwhile").isLessThanOrEqualTo(OVERLAP);
      if (attempt.expire() == State.LAPSED) {
        attempt = lock.acquire(owner, EXCLUSIVE, -flowed);
      }
    }
  }

  /**
   * A time-out grants nobody (rule 4): who is queued stays so, and who arrives before the next
   * attempt is granted beside the holders. The attempt without time ends that.
   */
  @ParameterizedTest
  @EnumSource
  void arrivalsBetweenAttemptsKeepItOutUntilAnAttemptHasNoTime(Implementations implementation)
      throws Exception {
    SharedLock lock = implementation.make("x");
    Deque<Sharer> holders = begin(lock);
    LockOwner owner = new LockOwner("exclusive");
    Acquisition<LockMode> timed = lock.acquire(owner, EXCLUSIVE, 0);
    Sharer queued = arrive(lock);
    for (int i = 0; i < 2 * OVERLAP; i++) {
      lock.release(holders.remove().owner);
      assertThat(timed.expire()).isEqualTo(State.LAPSED);
      holders.add(arrive(lock));
      assertThat(holders.getLast().acquisition.state()).isEqualTo(State.GRANTED);
      assertThat(queued.acquisition.state()).isEqualTo(State.PENDING);
      timed = lock.acquire(owner, EXCLUSIVE, 0);
    }
    timed.expire();
    Acquisition<LockMode> untimed = lock.acquire(owner, EXCLUSIVE, -1);
    for (Sharer holder : holders) {
      assertThat(untimed.state()).isEqualTo(State.PENDING);
      arrive(lock);
      lock.release(holder.owner);
    }
    assertThat(untimed.state()).isEqualTo(State.GRANTED);
  }

  private Deque<Sharer> begin(SharedLock lock) throws LockException {
    Deque<Sharer> stream = new ArrayDeque<>();
    for (int i = 0; i < OVERLAP; i++) {
      stream.add(arrive(lock));
    }
    return stream;
  }

  /** A new sharer comes before the oldest leaves: the lock is never free of them. */
  private void flow(SharedLock lock, Deque<Sharer> stream) throws LockException {
    stream.add(arrive(lock));
    Sharer oldest = stream.element();
    if (oldest.acquisition.state() == State.GRANTED) {
      stream.remove();
      lock.release(oldest.owner);
    }
  }

  private Sharer arrive(SharedLock lock) throws LockException {
    LockOwner owner = new LockOwner("sharer" + arrivals++);
    return new Sharer(owner, lock.acquire(owner, SHARED, 0));
  }
}
