package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The steps of {@link AtomicSharedLock}, where they are told, that need no queue: on the word, and
 * on the {@link SharerCells} of a lock at which sharers got into each other's way.
 *
 * <p>The word and the rest lie side by side, on one cache line for most locks: whoever takes all of
 * ten thousand pays for each line touched, and under contention who reads the rest needs the word
 * next anyway.
 */
abstract class LockState extends LockWord {
  private static final VarHandle CELLS;

  static {
    try {
      CELLS = MethodHandles.lookup().findVarHandle(LockState.class, "cells", SharerCells.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Names the lock in {@link HeldLocks}. */
  private final long key = HeldLocks.newKey();

  /** Made when sharers meet at the word, and kept. */
  private volatile @Nullable SharerCells cells;

  /**
   * An exclusive acquire found sharers in the cells after it had the word: gives it back, and to
   * those the lock that were kept out by it meanwhile.
   */
  abstract void backOut();

  final long key() {
    return key;
  }

  /** What an owner writes down that a waiter's grant made a holder. */
  final long hold(LockMode mode) {
    return mode == LockMode.SHARED ? key : HeldLocks.exclusively(key);
  }

  /** How many share the lock; exact while nobody comes or goes. */
  final long sharers() {
    SharerCells spread = cells;
    return sharers(word()) + (spread == null ? 0 : spread.sum());
  }

  /** Whether no sharer is in a cell. */
  private boolean noneInCells() {
    SharerCells spread = cells;
    return spread == null || spread.areEmpty();
  }

  /** Whether a holder of this mode may come in beside those that hold, waiters or not. */
  final boolean allows(LockMode mode) {
    long seen = word();
    return !isExclusive(seen)
        && !isDeleted(seen)
        && (mode == LockMode.SHARED || (sharers(seen) == 0 && noneInCells()));
  }

  /**
   * Takes the lock if the mode allows and nobody waits.
   *
   * @param stripe of the owner
   * @return the hold to write down, or {@link HeldLocks#NONE}
   */
  final long take(LockMode mode, int stripe) {
    return mode == LockMode.SHARED ? takeShared(stripe) : takeExclusively();
  }

  private long takeExclusively() {
    if (step(0, EXCLUSIVE) != 0) {
      return HeldLocks.NONE;
    }
    if (noneInCells()) {
      return HeldLocks.exclusively(key);
    }
    backOut();
    return HeldLocks.NONE;
  }

  private long takeShared(int stripe) {
    SharerCells spread = cells;
    return spread == null ? takeSharedByWord() : takeSharedByCell(spread, stripe);
  }

  /** Enters first, then looks: an exclusive acquire does it the other way round. */
  private long takeSharedByCell(SharerCells spread, int stripe) {
    spread.enter(stripe);
    if (!isClosed(word())) {
      return HeldLocks.inCell(key);
    }
    spread.leave(stripe);
    return HeldLocks.NONE;
  }

  /** Guesses instead of reading first: so the word's cache line is fetched once, for writing. */
  private long takeSharedByWord() {
    long guess = 0;
    long seen = step(guess, 1);
    boolean met = false;
    while (seen != guess && !isClosed(seen)) {
      if (met) {
        spread();
      }
      met = true;
      guess = seen;
      seen = step(guess, guess + 1);
    }
    return seen == guess ? key : HeldLocks.NONE;
  }

  /** From now on sharers are counted in cells, in those returned. */
  final SharerCells spread() {
    SharerCells made = new SharerCells();
    SharerCells before = (SharerCells) CELLS.compareAndExchange(this, null, made);
    return before == null ? made : before;
  }

  /** A sharer leaves. Returns false if it was the last and somebody waits. */
  final boolean leaveShared(long hold, int stripe) {
    SharerCells spread = cells;
    long left;
    if (spread != null && HeldLocks.isInCell(hold)) {
      spread.leave(stripe);
      left = word();
    } else {
      left = add(-1);
    }
    return !isAwaited(left) || sharers(left) != 0 || !noneInCells();
  }

  /** The exclusive holder leaves, unless somebody waits. */
  final boolean leaveExclusive() {
    return step(EXCLUSIVE, 0) == EXCLUSIVE;
  }

  /** From exclusive to shared, unless somebody waits. */
  final boolean sinkToShared() {
    return step(EXCLUSIVE, 1) == EXCLUSIVE;
  }
}
