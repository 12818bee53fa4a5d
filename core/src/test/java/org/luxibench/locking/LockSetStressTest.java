package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A set on real threads: requests that overlap, time-outs and cancellations, members that come and
 * go, and the monitor looking on.
 */
final class LockSetStressTest {
  private static final int USERS = 4;
  private static final int ROUNDS = Integer.getInteger("luxibench.lock.rounds", 1_500);
  private static final long SEED = Together.SEED;
  private static final List<String> NAMES = List.of("node1", "node2", "node3", "node4");

  /** Per name how many share it, or -1 while one has it for itself. */
  private final Map<String, AtomicInteger> inside =
      NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> new AtomicInteger()));

  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger busy = new AtomicInteger(USERS);

  private enum Make {
    PLAIN,
    FAST
  }

  @ParameterizedTest
  @EnumSource
  void everyRequestEndsAndNothingExcludedIsSeen(Make make) throws Exception {
    Map<LockLevel, List<String>> names = Map.of(LockLevel.NODE, NAMES);
    LockManager manager =
        make == Make.FAST ? new LockManager(names) : new LockManager(names, MonitorSharedLock::new);
    Together.run(
        USERS + 1,
        thread -> {
          if (thread == USERS) {
            watch(manager);
          } else {
            new User(manager, thread).run();
          }
        });
    assertThat(wrong).as("seed %d", SEED).isEmpty();
    assertThat(manager.names(LockLevel.NODE)).isEqualTo(NAMES);
    assertThat(manager.infos())
        .allSatisfy(
            info -> assertThat(info).isEqualTo(new LockInfo(info.name(), null, null, List.of())));
  }

  private void watch(LockManager manager) {
    while (busy.get() > 0) {
      for (LockInfo info : manager.infos()) {
        List<String> owners = info.owners();
        if ("exclusive".equals(info.mode()) && (owners == null || owners.size() != 1)) {
          wrong.add("monitor: " + info);
        }
      }
    }
  }

  private final class User {
    private final LockManager manager;
    private final Random random;
    private final LockOwner owner;
    private final String own;

    User(LockManager manager, int thread) {
      this.manager = manager;
      random = new Random(SEED * 31 + thread);
      owner = new LockOwner("user" + thread);
      own = "own" + thread;
    }

    void run() throws Exception {
      try {
        manager.acquireBgl(owner, LockMode.SHARED, 0).await(Long.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
          if (random.nextInt(20) == 0) {
            manager.add(owner, LockLevel.NODE, List.of(own)).await(Long.MAX_VALUE);
            manager.remove(owner, LockLevel.NODE, List.of(own)).await(Long.MAX_VALUE);
          } else if (random.nextInt(8) == 0) {
            LockMode mode = mode();
            use(manager.acquireFree(owner, LockLevel.NODE, NAMES, mode), mode);
          } else {
            take(mode());
          }
        }
      } finally {
        manager.releaseAll(owner);
        busy.decrementAndGet();
      }
    }

    private LockMode mode() {
      return random.nextBoolean() ? LockMode.SHARED : LockMode.EXCLUSIVE;
    }

    private void take(LockMode mode) throws Exception {
      Acquisition<List<String>> request = ask(mode);
      if (random.nextInt(16) == 0) {
        request.giveUp();
      }
      if (request.await(random.nextInt(4) == 0 ? random.nextInt(100_000) : Long.MAX_VALUE)) {
        use(request.result(), mode);
      }
    }

    private Acquisition<List<String>> ask(LockMode mode) {
      if (random.nextInt(8) == 0) {
        return manager.acquireAll(owner, LockLevel.NODE, mode, 0);
      }
      List<String> wanted = NAMES.stream().filter(name -> random.nextBoolean()).toList();
      return manager.acquire(owner, LockLevel.NODE, wanted, mode, random.nextInt(3) - 1);
    }

    private void use(List<String> held, LockMode mode) {
      boolean shared = mode == LockMode.SHARED;
      for (String name : held) {
        AtomicInteger users = inside.get(name);
        if (users != null && !(shared ? users.incrementAndGet() > 0 : users.compareAndSet(0, -1))) {
          wrong.add(owner + " was let in to " + name + " in " + mode + " mode");
        }
      }
      for (String name : held) {
        AtomicInteger users = inside.get(name);
        if (users != null) {
          users.addAndGet(shared ? -1 : 1);
        }
      }
      if (!held.isEmpty()) {
        manager.release(owner, LockLevel.NODE);
      }
    }
  }
}
