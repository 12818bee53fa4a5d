package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real threads on one lock; the history is judged afterwards. */
final class StressTest {
  private static final int THREADS = 6;
  private static final int ROUNDS = Integer.getInteger("luxibench.lock.rounds", 1_500);
  private static final long SEED = Long.getLong("luxibench.lock.seed", 1);
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
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<History.Hold> holds = new ArrayList<>();
    try {
      List<Future<List<History.Hold>>> parts = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Callable<List<History.Hold>> user = new User(lock, thread, start, mixed);
        parts.add(pool.submit(user));
      }
      for (Future<List<History.Hold>> part : parts) {
        holds.addAll(part.get(30, TimeUnit.SECONDS));
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(lock.info()).isEqualTo(new LockInfo("x", null, null, List.of()));
    return new History(holds);
  }

  private final class User implements Callable<List<History.Hold>> {
    private final SharedLock lock;
    private final int thread;
    private final CyclicBarrier start;
    private final Random random;
    private final LockOwner owner;
    private final boolean mixed;
    private final List<History.Hold> holds = new ArrayList<>();

    User(SharedLock lock, int thread, CyclicBarrier start, boolean mixed) {
      this.mixed = mixed;
      this.lock = lock;
      this.thread = thread;
      this.start = start;
      random = new Random(SEED * 31 + thread);
      owner = new LockOwner("user" + thread);
    }

    @Override
    public List<History.Hold> call() throws Exception {
      start.await();
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
      if (acquisition.await(impatient ? random.nextInt(200_000) : Long.MAX_VALUE)) {
        hold(mode, priority, asked, queued);
      }
    }

    private void hold(LockMode mode, int priority, long asked, long queued) {
      long held = clock.incrementAndGet();
      for (int spins = random.nextInt(200); spins > 0; spins--) {
        Thread.onSpinWait();
      }
      holds.add(
          new History.Hold(thread, mode, priority, asked, queued, held, clock.incrementAndGet()));
      if (mixed && mode == LockMode.EXCLUSIVE && random.nextInt(8) == 0) {
        lock.downgrade(owner);
      }
      lock.release(owner);
    }
  }
}
