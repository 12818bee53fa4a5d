package org.luxibench.processor;

import java.util.Collection;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** The part of {@link LockManager} that attempts and gates use, so that tests can stand in. */
interface LockTable {

  Acquisition<?> acquireBgl(LockOwner owner, LockMode mode, int priority);

  Acquisition<?> acquire(
      LockOwner owner, LockLevel level, Collection<String> names, LockMode mode, int priority);

  Acquisition<?> acquireAll(LockOwner owner, LockLevel level, LockMode mode, int priority);

  /** Adds locks that the owner then holds exclusively. */
  Acquisition<?> addAcquired(LockOwner owner, LockLevel level, Collection<String> names);

  /** Adds locks that nobody holds. */
  Acquisition<?> add(LockOwner owner, LockLevel level, Collection<String> names);

  Acquisition<?> remove(LockOwner owner, LockLevel level, Collection<String> names);

  /** The names of what the owner holds of a level. */
  Collection<String> held(LockOwner owner, LockLevel level);

  /** Releases what the owner holds of a level; it must hold something. */
  void release(LockOwner owner, LockLevel level);

  /** Releases whatever the owner holds, last level first. */
  void releaseAll(LockOwner owner);

  /** The real locks. */
  static LockTable of(LockManager locks) {
    return new ManagedLocks(locks);
  }
}
