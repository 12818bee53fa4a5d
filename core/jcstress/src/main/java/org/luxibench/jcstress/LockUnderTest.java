package org.luxibench.jcstress;

import java.util.concurrent.ThreadLocalRandom;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.AtomicSharedLock;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.locking.SpreadLock;

/**
 * A fresh lock and three owners; checked exceptions that no race may cause become errors. Half of
 * the locks count their sharers in cells from the start, unless a race is for one form alone.
 */
class LockUnderTest {
  final AtomicSharedLock lock;
  final LockOwner first = new LockOwner("first");
  final LockOwner second = new LockOwner("second");
  final LockOwner third = new LockOwner("third");

  LockUnderTest() {
    this(ThreadLocalRandom.current().nextBoolean());
  }

  LockUnderTest(boolean spread) {
    lock = spread ? SpreadLock.named("race") : new AtomicSharedLock("race");
  }

  final Acquisition<LockMode> ask(LockOwner owner, LockMode mode) {
    try {
      return lock.acquire(owner, mode, 0);
    } catch (LockException e) {
      throw new AssertionError(e);
    }
  }

  final void acquire(LockOwner owner, LockMode mode) {
    try {
      if (!ask(owner, mode).await(Long.MAX_VALUE)) {
        throw new AssertionError("an acquire without a time-out lapsed");
      }
    } catch (LockException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** {@code free}, {@code shared[first, second]} and the like. */
  final String holders() {
    var info = lock.info();
    return info.mode() == null ? "free" : info.mode() + info.owners();
  }
}
