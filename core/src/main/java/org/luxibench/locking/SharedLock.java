package org.luxibench.locking;

import org.jspecify.annotations.Nullable;

/**
 * A lock held by one owner exclusively or by any number shared, with priorities (−20 first, 19
 * last) and without starvation. The rules are REFERENCE 4's; two implementations obey them.
 *
 * <p>Not recursive. Misuse (acquiring what one holds, releasing or downgrading what one does not,
 * anything beside a pending request of the same owner) is a {@link LockMisuseException}.
 */
public sealed interface SharedLock permits AtomicSharedLock, MonitorSharedLock {

  /** As the monitor shows it, such as {@code nodes/node1}. */
  String name();

  /**
   * Asks for the lock and returns at once, granted or pending.
   *
   * @param priority −20 to 19, lower is sooner
   * @throws LockException if the lock is deleted
   */
  Acquisition<LockMode> acquire(LockOwner owner, LockMode mode, int priority) throws LockException;

  /**
   * Asks to delete the lock: takes it exclusively, then fails all waiters and all later acquirers.
   * An owner that holds it exclusively deletes at once.
   *
   * @throws LockException if it is deleted already
   */
  Acquisition<LockMode> delete(LockOwner owner, int priority) throws LockException;

  /**
   * Gives the lock back, in whatever mode it is held, and hands it to those who wait.
   *
   * @throws LockMisuseException if the owner does not hold it
   */
  void release(LockOwner owner);

  /**
   * From exclusive to shared; of a sharing holder it changes nothing.
   *
   * @throws LockMisuseException if the owner does not hold it
   */
  void downgrade(LockOwner owner);

  /**
   * How the owner holds the lock, or null if it does not. To be asked between the owner's requests,
   * not beside one.
   */
  @Nullable LockMode modeOf(LockOwner owner);

  /** Whether the owner holds the lock, in whatever mode. */
  default boolean isHeldBy(LockOwner owner) {
    return modeOf(owner) != null;
  }

  /** The lock as it stands. */
  LockInfo info();
}
