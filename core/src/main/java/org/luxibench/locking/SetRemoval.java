package org.luxibench.locking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes members of a set one after the other, and drops each from the set once it is deleted. */
final class SetRemoval extends SetAttempt {
  private final LockSet set;
  private final Iterator<String> names;
  private final List<String> removed = new ArrayList<>();
  private LockSet.@Nullable Member asked;

  SetRemoval(LockSet set, LockOwner owner, Collection<String> names) {
    super(owner);
    this.set = set;
    this.names = List.copyOf(new LinkedHashSet<>(names)).iterator();
  }

  @Override
  @Nullable Acquisition<LockMode> next() throws LockException {
    while (names.hasNext()) {
      LockSet.Member member = set.member(names.next());
      if (member != null) {
        asked = member;
        return member.lock().delete(owner, 0);
      }
    }
    return null;
  }

  @Override
  void granted() {
    LockSet.Member member = asked;
    if (member == null) {
      throw new IllegalStateException("granted what was not asked for: " + this);
    }
    set.drop(member);
    removed.add(member.name());
    SetHold hold = owner.holdOf(set);
    if (hold != null) {
      hold.forget(member);
    }
  }

  /** Somebody else deleted it first: that is as good. */
  @Override
  @Nullable String gone() {
    return null;
  }

  @Override
  void undo() {}

  @Override
  List<String> complete() {
    return List.copyOf(removed);
  }

  @Override
  public String toString() {
    return "removal from %s for %s".formatted(set.name(), owner);
  }
}
