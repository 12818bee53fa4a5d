package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The fast lock against the plain one: the same random operations on both, compared after each.
 * More schedules than the build's with {@code -Dluxibench.lock.schedules=N}, another beginning with
 * {@code -Dluxibench.lock.seed=S}.
 */
final class DifferentialTest {
  private static final int SCHEDULES = Integer.getInteger("luxibench.lock.schedules", 10_000);
  private static final long FIRST_SEED = Together.SEED;
  private static final int STEPS = 40;
  private static final int[] PRIORITIES = {-20, -10, 0, 0, 0, 10, 19};
  private static final Function<LockMode, String> TOLD = LockMode::name;

  @Test
  void fastLockDoesWhatThePlainOneDoes() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
      runSchedule(seed);
    }
  }

  private static void runSchedule(long seed) {
    Side plain = new Side(Implementations.MONITOR.make("x"));
    boolean spread = seed % 2 == 0;
    Side fast = new Side((spread ? Implementations.SPREAD : Implementations.ATOMIC).make("x"));
    Random random = new Random(seed);
    int owners = 2 + random.nextInt(6);
    StringBuilder history = new StringBuilder();
    try {
      for (int step = 0; step < STEPS; step++) {
        Operation operation = Operation.draw(random, owners, plain);
        history.append(operation).append('\n');
        String expected = plain.run(operation);
        String actual = fast.run(operation);
        if (!actual.equals(expected)) { // asserting each would take longer than all the rest
          assertThat(actual).as("step %d", step).isEqualTo(expected);
        }
      }
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed %d, after%n%s".formatted(seed, history), e);
    }
  }

  private enum Kind {
    ACQUIRE,
    RELEASE,
    DOWNGRADE,
    EXPIRE,
    GIVE_UP,
    DELETE
  }

  /** How it ends, now and then after misuse. */
  private static final Kind[] BESIDE_A_PENDING_ONE = {
    Kind.EXPIRE,
    Kind.EXPIRE,
    Kind.EXPIRE,
    Kind.GIVE_UP,
    Kind.GIVE_UP,
    Kind.ACQUIRE,
    Kind.RELEASE,
    Kind.DOWNGRADE,
    Kind.DELETE
  };

  private record Operation(Kind kind, String owner, LockMode mode, int priority) {

    /** Mostly what is legal for the owner as it stands, now and then misuse. */
    static Operation draw(Random random, int owners, Side side) {
      String owner = "o" + random.nextInt(owners);
      LockMode mode = random.nextInt(5) < 3 ? LockMode.SHARED : LockMode.EXCLUSIVE;
      int priority = PRIORITIES[random.nextInt(PRIORITIES.length)];
      return new Operation(kind(random, side, owner), owner, mode, priority);
    }

    private static Kind kind(Random random, Side side, String owner) {
      if (side.replay.isPending(owner)) {
        return BESIDE_A_PENDING_ONE[random.nextInt(BESIDE_A_PENDING_ONE.length)];
      }
      int draw = random.nextInt(100);
      if (draw < 2) {
        return Kind.DELETE;
      }
      boolean holds = side.lock.isHeldBy(side.replay.owner(owner));
      if (draw < 6) {
        return holds ? Kind.ACQUIRE : draw < 4 ? Kind.RELEASE : Kind.DOWNGRADE;
      }
      return !holds ? Kind.ACQUIRE : draw < 30 ? Kind.DOWNGRADE : Kind.RELEASE;
    }
  }

  /** One of the two locks and those who use it. */
  private static final class Side {
    private final SharedLock lock;
    private final Replay replay = new Replay();

    Side(SharedLock lock) {
      this.lock = lock;
    }

    /** Runs the operation; returns what ended and how the lock stands. */
    String run(Operation operation) throws Exception {
      String name = operation.owner;
      LockOwner owner = replay.owner(name);
      switch (operation.kind) {
        case ACQUIRE ->
            replay.call(
                name,
                () -> lock.acquire(owner, operation.mode, operation.priority),
                TOLD,
                "lapsed");
        case DELETE ->
            replay.call(name, () -> lock.delete(owner, operation.priority), TOLD, "lapsed");
        case RELEASE -> replay.callNow(name, () -> lock.release(owner));
        case DOWNGRADE -> replay.callNow(name, () -> lock.downgrade(owner));
        case EXPIRE -> replay.expire(name);
        case GIVE_UP -> replay.giveUp(name);
      }
      return replay.takeEnded() + " " + Trace.state(List.of(lock.info()));
    }
  }
}
