package org.luxibench.locking;

import java.util.List;

/**
 * Members of a set in name order, and their names.
 *
 * @param locks unmodifiable, as is {@code names}
 */
record SetMembers(List<LockSet.Member> locks, List<String> names) {
  static final SetMembers NONE = new SetMembers(List.of(), List.of());

  /**
   * @param sorted in name order
   */
  static SetMembers of(List<LockSet.Member> sorted) {
    return new SetMembers(List.copyOf(sorted), sorted.stream().map(LockSet.Member::name).toList());
  }

  int count() {
    return locks.size();
  }

  boolean isEmpty() {
    return locks.isEmpty();
  }
}
