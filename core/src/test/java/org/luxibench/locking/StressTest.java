package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real threads on one lock; the history is judged afterwards. */
final class StressTest {
  private static final int THREADS = 6;
  private static final int ROUNDS = Integer.getInteger("luxibench.lock.rounds", 1_500);
  private static final long SEED = Together.SEED;
  private static final int LOOKS = 200;
  private static final int[] PRIORITIES = {-10, 0, 0, 0, 10};

  private final AtomicLong clock = new AtomicLong();

  @ParameterizedTest
  @EnumSource
  void everyAcquireEndsInOrderAndIsOvertakenByEachOtherOnceAtMost(Implementations implementation)
      throws Exception {
    assertThat(run(implementation, false).violations(THREADS - 1)).as("seed %d", SEED).isEmpty();
  }

  /**
   * A shared group that comes to the head by a time-out, or beside sharers of a better priority,
   * waits for the next release while later ones that join it are granted at once (rules 2 and 4),
   * and each downgrade lets one ahead (rule 5): there is no bound to how many sharers overtake
   * here.
   */
  @ParameterizedTest
  @EnumSource
  void prioritiesTimeOutsAndDowngradesLeaveNobodyAsleep(Implementations implementation)
      throws Exception {
    assertThat(run(implementation, true).violations(Integer.MAX_VALUE))
        .as("seed %d", SEED)
        .isEmpty();
  }

  private History run(Implementations implementation, boolean mixed) throws Exception {
    SharedLock lock = implementation.make("x");
    List<History.Hold> holds = Collections.synchronizedList(new ArrayList<>());
    Together.run(THREADS, thread -> holds.addAll(new User(lock, thread, mixed).use()));
    assertThat(lock.info()).isEqualTo(new LockInfo("x", null, null, List.of()));
    return new History(holds);
  }

  private final class User {
    private final SharedLock lock;
    private final int thread;
    private final Random random;
    private final LockOwner owner;
    private final boolean mixed;
    private final List<History.Hold> holds = new ArrayList<>();

    User(SharedLock lock, int thread, boolean mixed) {
      this.mixed = mixed;
      this.lock = lock;
      this.thread = thread;
      random = new Random(SEED * 31 + thread);
      owner = new LockOwner("user" + thread);
    }

    List<History.Hold> use() throws Exception {
      for (int round = 0; round < ROUNDS; round++) {
        tryOnce();
      }
      return holds;
    }

    private void tryOnce() throws Exception {
      LockMode mode = random.nextInt(3) > 0 ? LockMode.SHARED : LockMode.EXCLUSIVE;
      int priority = mixed ? PRIORITIES[random.nextInt(PRIORITIES.length)] : 0;
      boolean impatient = mixed && random.nextInt(4) == 0;
      long asked = clock.incrementAndGet();
      Acquisition<LockMode> acquisition = lock.acquire(owner, mode, priority);
      long queued = clock.incrementAndGet();
      if (impatient && random.nextInt(4) == 0) {
        acquisition.giveUp();
      }
      long pending = impatient ? queued : lastSeenPending(acquisition, queued);
      if (acquisition.await(impatient ? random.nextInt(200_000) : Long.MAX_VALUE)) {
        hold(mode, priority, asked, queued, pending);
      }
    }

    /** Looks for a while, so that it is known of some sharers who was granted before them. */
    private long lastSeenPending(Acquisition<LockMode> acquisition, long queued) {
      long seen = queued;
      for (int looks = random.nextInt(LOOKS); looks > 0; looks--) {
        long now = clock.incrementAndGet();
        if (acquisition.state() != Acquisition.State.PENDING) {
          break;
        }
        seen = now;
      }
      return seen;
    }

    private void hold(LockMode mode, int priority, long asked, long queued, long pending) {
      long held = clock.incrementAndGet();
      for (int spins = random.nextInt(200); spins > 0; spins--) {
        Thread.onSpinWait();
      }
      holds.add(
          new History.Hold(
              thread, mode, priority, asked, queued, pending, held, clock.incrementAndGet()));
      if (mixed && mode == LockMode.EXCLUSIVE && random.nextInt(8) == 0) {
        lock.downgrade(owner);
      }
      lock.release(owner);
    }
  }
}
