package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The state word of {@link AtomicSharedLock}, where it is told, and the steps that change it; each
 * is one atomic read-modify-write.
 */
abstract class LockWord {
  static final long EXCLUSIVE = 1L << 32;
  static final long DELETED = 1L << 33;

  /** One waiter; bits 34–63 count them. */
  static final long WAITER = 1L << 34;

  private static final long SHARERS = EXCLUSIVE - 1;
  private static final long WAITERS = -WAITER;
  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(LockWord.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile long word;

  final long word() {
    return word;
  }

  static long sharers(long word) {
    return word & SHARERS;
  }

  static boolean isExclusive(long word) {
    return (word & EXCLUSIVE) != 0;
  }

  static boolean isDeleted(long word) {
    return (word & DELETED) != 0;
  }

  static boolean isAwaited(long word) {
    return (word & WAITERS) != 0;
  }

  /** Whether sharers are kept out, by a holder or by waiters. */
  static boolean isClosed(long word) {
    return (word & ~SHARERS) != 0;
  }

  /** Steps from one exact word to another; returns the word found, {@code from} if it was done. */
  final long step(long from, long to) {
    return (long) WORD.compareAndExchange(this, from, to);
  }

  /** Adds to the parts of the word whatever stands there, and returns the new word. */
  final long add(long change) {
    return (long) WORD.getAndAdd(this, change) + change;
  }
}
