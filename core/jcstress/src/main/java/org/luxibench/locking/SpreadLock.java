package org.luxibench.locking;

/** Makes locks that count their sharers in cells from the start, for the races of that form. */
public final class SpreadLock {
  private SpreadLock() {}

  /** A free lock of this name. */
  public static AtomicSharedLock named(String name) {
    AtomicSharedLock lock = new AtomicSharedLock(name);
    lock.spread();
    return lock;
  }
}
