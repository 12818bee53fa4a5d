package org.luxibench.locking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Acquires names of a set, or its own lock and then all members, in name order. */
final class SetTake extends SetAttempt {
  private final LockSet set;
  private final LockOwner owner;
  private final LockMode mode;
  private final int priority;
  private final boolean all;
  private final ArrayList<LockSet.Member> taken = new ArrayList<>();
  private Iterator<LockSet.Member> members = List.<LockSet.Member>of().iterator();
  private @Nullable String missing;

  /** The member asked for; null while it is the set's own lock. */
  private LockSet.@Nullable Member asked;

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
    this.set = set;
    this.owner = owner;
    this.mode = mode;
    this.priority = priority;
    this.all = names == null;
    if (names != null) {
      members = look(names).iterator();
    }
  }

  private List<LockSet.Member> look(Collection<String> names) {
    List<LockSet.Member> found = new ArrayList<>(names.size());
    for (String name : new TreeSet<>(names)) {
      LockSet.Member member = set.member(name);
      if (member == null) {
        missing = name;
        return List.of();
      }
      found.add(member);
    }
    return found;
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
    if (!members.hasNext()) {
      return null;
    }
    LockSet.Member member = members.next();
    asked = member;
    return member.lock().acquire(owner, mode, priority);
  }

  @Override
  void granted() {
    LockSet.Member member = asked;
    if (member == null) {
      hasSetLock = true;
      List<LockSet.Member> snapshot = set.membersInOrder();
      members = snapshot.iterator();
      taken.ensureCapacity(snapshot.size());
      owner.heldLocks().reserve(snapshot.size());
    } else {
      taken.add(member);
    }
  }

  @Override
  @Nullable String gone() {
    LockSet.Member member = asked;
    if (missing == null && member == null) {
      return "Deleted lock " + set.setLock().name();
    }
    if (missing == null && all) {
      return null;
    }
    return nonExisting(missing != null ? missing : member == null ? "" : member.name(), set);
  }

  @Override
  void undo() {
    for (int i = taken.size() - 1; i >= 0; i--) {
      taken.get(i).lock().release(owner);
    }
    if (hasSetLock) {
      set.setLock().release(owner);
    }
  }

  @Override
  List<String> complete() {
    if (hasSetLock || !taken.isEmpty()) {
      owner.put(new SetHold(set, owner, hasSetLock ? set.setLock() : null, taken));
    }
    return taken.stream().map(LockSet.Member::name).toList();
  }

  private static String nonExisting(String name, LockSet set) {
    return "Non-existing lock %s in set %s (it may have been removed)".formatted(name, set.name());
  }

  @Override
  public String toString() {
    return "%s of %s for %s".formatted(mode.wireName(), set.name(), owner);
  }
}
