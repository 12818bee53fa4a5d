package org.luxibench.processor;

import java.util.Collection;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** The locks as an attempt takes them: whole levels, never a lock by itself. */
interface LockTable {

  /** Asks for members of a level, or the BGL. */
  Acquisition<?> acquire(
      LockOwner owner, LockLevel level, Collection<String> names, LockMode mode, int priority)
      throws LockException;

  /** Asks for all members of a level. */
  Acquisition<?> acquireAll(LockOwner owner, LockLevel level, LockMode mode, int priority)
      throws LockException;

  /**
   * Adds members to a level.
   *
   * @param acquired whether the owner then holds them exclusively
   */
  void add(LockOwner owner, LockLevel level, Collection<String> names, boolean acquired)
      throws LockException;

  void remove(LockOwner owner, LockLevel level, Collection<String> names) throws LockException;

  /** Releases whatever the owner holds of the level. */
  void release(LockOwner owner, LockLevel level);
}
