package org.luxibench.locking;

/**
 * In which order several locks of a set are given back. Any is within the rules, but whoever is
 * woken by one asks for its next at once, so the order shows in who comes first there. The
 * reference uses that of a hash table; the replay of its traces needs a choice.
 *
 * @param inNameOrder members in name order, else in reverse
 * @param membersBeforeSetLock after how many members the set's own lock is given back
 */
record ReleaseOrder(boolean inNameOrder, int membersBeforeSetLock) {
  /** The reverse of how they were taken. */
  static final ReleaseOrder REVERSE = new ReleaseOrder(false, Integer.MAX_VALUE);
}
