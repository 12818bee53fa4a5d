package org.luxibench.processor;

import java.util.SortedSet;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;

/** Locks that come and go with what they stand for, while a unit runs. */
public interface LockChanges {

  /**
   * Adds a lock, held by nobody, for something that is now configured.
   *
   * @throws GanetiException LockError if there is one of this name
   * @throws InterruptedException if interrupted while others hold the whole level
   */
  void add(LockLevel level, String name) throws GanetiException, InterruptedException;

  /**
   * Removes the lock of something that is configured no more; the unit holds it exclusively, or
   * nothing of the level under the exclusive BGL. Those waiting for it fail.
   *
   * @throws GanetiException LockError if it cannot be
   * @throws InterruptedException if interrupted while others hold it
   */
  void remove(LockLevel level, String name) throws GanetiException, InterruptedException;

  /** The names of what the unit holds of a level. */
  SortedSet<String> held(LockLevel level);

  /** Gives back, before the unit ends, what it holds of a level. */
  void release(LockLevel level);

  /** Keeps a lock that was {@link LockNeed.Added}: what it stands for is configured now. */
  void keep(LockLevel level, String name);
}
