package org.luxibench.locking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Acquires names of a set, or its own lock and then all members, in name order. Members that can be
 * had at once are taken in one pass.
 */
final class SetTake extends SetAttempt {
  private final LockSet set;
  private final LockMode mode;
  private final int priority;
  private final boolean all;

  /** What to take; of all members it is known once the set's own lock is had. */
  private SetMembers wanted = SetMembers.NONE;

  /** So many of the wanted are taken or gone. */
  private int settled;

  private final Set<LockSet.Member> gone = new HashSet<>();
  private @Nullable String missing;
  private boolean askedSetLock;
  private boolean hasSetLock;

  /**
   * @param names null for all
   */
  SetTake(
      LockSet set,
      LockOwner owner,
      LockMode mode,
      int priority,
      @Nullable Collection<String> names) {
    super(owner);
    this.set = set;
    this.mode = mode;
    this.priority = priority;
    this.all = names == null;
    if (names != null) {
      look(names);
    }
  }

  private void look(Collection<String> names) {
    List<LockSet.Member> found = new ArrayList<>(names.size());
    for (String name : new TreeSet<>(names)) {
      LockSet.Member member = set.member(name);
      if (member == null) {
        missing = name;
        return;
      }
      found.add(member);
    }
    wanted = SetMembers.of(found);
  }

  @Override
  @Nullable Acquisition<LockMode> next() throws LockException {
    if (missing != null) {
      throw new LockException(nonExisting(missing, set));
    }
    if (all && !askedSetLock) {
      askedSetLock = true;
      return set.setLock().acquire(owner, mode, priority);
    }
    List<LockSet.Member> members = wanted.locks();
    while (settled < members.size()) {
      SharedLock lock = members.get(settled).lock();
      if (!(lock instanceof AtomicSharedLock fast && fast.isTakenAtOnce(owner, mode))) {
        Acquisition<LockMode> asked = lock.acquire(owner, mode, priority);
        if (!(asked instanceof Granted)) {
          return asked;
        }
      }
      settled++;
    }
    return null;
  }

  @Override
  void granted() {
    if (all && !hasSetLock) {
      hasSetLock = true;
      wanted = set.membersInOrder();
      owner.heldLocks().reserve(wanted.count());
    } else {
      settled++;
    }
  }

  @Override
  @Nullable String gone() {
    if (missing != null) {
      return nonExisting(missing, set);
    }
    if (all && !hasSetLock) {
      return "Deleted lock " + set.setLock().name();
    }
    LockSet.Member member = wanted.locks().get(settled);
    if (!all) {
      return nonExisting(member.name(), set);
    }
    gone.add(member);
    settled++;
    return null;
  }

  @Override
  void undo() {
    for (int i = settled - 1; i >= 0; i--) {
      LockSet.Member member = wanted.locks().get(i);
      if (!gone.contains(member)) {
        member.lock().release(owner);
      }
    }
    if (hasSetLock) {
      set.setLock().release(owner);
    }
  }

  @Override
  List<String> complete() {
    SetMembers taken = gone.isEmpty() ? wanted : withoutGone();
    if (hasSetLock || !taken.isEmpty()) {
      owner.put(new SetHold(set, owner, hasSetLock ? set.setLock() : null, taken));
    }
    return taken.names();
  }

  private SetMembers withoutGone() {
    return SetMembers.of(wanted.locks().stream().filter(member -> !gone.contains(member)).toList());
  }

  private static String nonExisting(String name, LockSet set) {
    return "Non-existing lock %s in set %s (it may have been removed)".formatted(name, set.name());
  }

  @Override
  public String toString() {
    return "%s of %s for %s".formatted(mode.wireName(), set.name(), owner);
  }
}
