package org.luxibench.locking;

/** The range of priorities, those of Unix niceness (REFERENCE 4, rule 1). */
final class Priorities {
  static final int FIRST = -20;
  static final int LAST = 19;

  private Priorities() {}

  /** Refuses what no queue has. */
  static int check(int priority, String lock, LockOwner owner) {
    if (priority < FIRST || priority > LAST) {
      throw new LockMisuseException(
          "priority " + priority + " is outside " + FIRST + " to " + LAST, lock, owner);
    }
    return priority;
  }
}
