package org.luxibench.locking;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds members to a set under the set's own lock, which it takes for the while if need be. */
final class SetAdd extends SetAttempt {
  private final LockSet set;
  private final List<String> names;
  private final @Nullable LockMode acquired;
  private boolean asked;
  private boolean hasSetLock;

  SetAdd(LockSet set, LockOwner owner, Collection<String> names, @Nullable LockMode acquired) {
    super(owner);
    this.set = set;
    this.names = List.copyOf(new TreeSet<>(names));
    this.acquired = acquired;
  }

  @Override
  @Nullable Acquisition<LockMode> next() throws LockException {
    if (asked || owner.holdOf(set) != null) {
      return null;
    }
    asked = true;
    return set.setLock().acquire(owner, LockMode.EXCLUSIVE, 0);
  }

  @Override
  void granted() {
    hasSetLock = true;
  }

  @Override
  String gone() {
    return "Deleted lock " + set.setLock().name();
  }

  @Override
  void undo() {
    if (hasSetLock) {
      hasSetLock = false;
      set.setLock().release(owner);
    }
  }

  @Override
  List<String> complete() throws LockException {
    List<String> existing = set.existing(names);
    if (!existing.isEmpty()) {
      throw new LockException("duplicate add(%s) on lockset %s".formatted(existing, set.name()));
    }
    List<LockSet.Member> added = names.stream().map(set::newMember).toList();
    LockMode mode = acquired;
    if (mode != null) {
      hold(added, mode);
    }
    added.forEach(set::put);
    undo();
    return names;
  }

  /** Nobody else knows the new locks yet, so each is free. */
  private void hold(List<LockSet.Member> added, LockMode mode) throws LockException {
    for (LockSet.Member member : added) {
      member.lock().acquire(owner, mode, 0);
    }
    SetHold hold = owner.holdOf(set);
    if (hold != null) {
      hold.add(added);
    } else if (!added.isEmpty()) {
      owner.put(new SetHold(set, owner, null, SetMembers.of(added)));
    }
  }

  @Override
  public String toString() {
    return "adding of %s to %s for %s".formatted(names, set.name(), owner);
  }
}
