package org.luxibench.jcstress;

import org.luxibench.locking.Acquisition;
import org.luxibench.locking.AtomicSharedLock;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** A fresh lock and two owners; checked exceptions that no race may cause become errors. */
class LockUnderTest {
  final AtomicSharedLock lock = new AtomicSharedLock("race");
  final LockOwner first = new LockOwner("first");
  final LockOwner second = new LockOwner("second");

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
