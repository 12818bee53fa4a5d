package org.luxibench.locking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one owner holds of one set. Changed by the owner's own requests only, one at a time. */
final class SetHold {
  final LockSet set;
  private final LockOwner owner;
  private SetMembers taken;
  private @Nullable SharedLock setLock;

  /** Next of the same owner, of another set. */
  @Nullable SetHold next;

  /**
   * @param setLock the set's own lock if it is held too
   * @param taken members held
   */
  SetHold(LockSet set, LockOwner owner, @Nullable SharedLock setLock, SetMembers taken) {
    this.set = set;
    this.owner = owner;
    this.setLock = setLock;
    this.taken = taken;
  }

  List<String> names() {
    return taken.names();
  }

  /** All of the names are held, and exclusively. */
  void checkRemovable(Collection<String> names) {
    Set<String> wanted = new HashSet<>(names);
    for (LockSet.Member member : taken.locks()) {
      if (wanted.remove(member.name()) && !isExclusive(member.lock())) {
        throw new LockMisuseException("deleted while sharing", member.lock().name(), owner);
      }
    }
    if (!wanted.isEmpty()) {
      throw new LockMisuseException("removed but not all held", set.name(), owner);
    }
  }

  boolean hasSetLockExclusively() {
    SharedLock held = setLock;
    return held != null && isExclusive(held);
  }

  void releaseAll() {
    SetMembers members = taken;
    taken = SetMembers.NONE;
    giveBack(members.locks());
  }

  void release(Collection<String> names) {
    List<LockSet.Member> members = membersOf(names, "released but not held");
    Set<LockSet.Member> leaving = new HashSet<>(members);
    keep(member -> !leaving.contains(member));
    giveBack(members);
  }

  /** In reverse too: who waits for a later member is not overtaken there by whom this wakes. */
  void downgrade(Collection<String> names) {
    List<LockSet.Member> members = membersOf(names, "downgraded but not held");
    for (int i = members.size() - 1; i >= 0; i--) {
      members.get(i).lock().downgrade(owner);
    }
    SharedLock held = setLock;
    if (held != null && taken.locks().stream().noneMatch(member -> isExclusive(member.lock()))) {
      held.downgrade(owner);
    }
  }

  void add(Collection<LockSet.Member> members) {
    taken =
        SetMembers.of(Stream.concat(taken.locks().stream(), members.stream()).sorted().toList());
  }

  void forget(LockSet.Member gone) {
    keep(member -> !member.equals(gone));
    if (taken.isEmpty() && setLock == null) {
      owner.drop(this);
    }
  }

  private void keep(Predicate<LockSet.Member> wanted) {
    taken = SetMembers.of(taken.locks().stream().filter(wanted).toList());
  }

  private void giveBack(List<LockSet.Member> members) {
    if (taken.isEmpty()) {
      owner.drop(this);
    }
    ReleaseOrder order = set.releaseOrder();
    int count = members.size();
    for (int i = 0; i < count; i++) {
      if (i == order.membersBeforeSetLock()) {
        releaseSetLock();
      }
      members.get(order.inNameOrder() ? i : count - 1 - i).lock().release(owner);
    }
    releaseSetLock();
  }

  private void releaseSetLock() {
    SharedLock held = setLock;
    if (held != null) {
      setLock = null;
      held.release(owner);
    }
  }

  private boolean isExclusive(SharedLock lock) {
    return lock.modeOf(owner) == LockMode.EXCLUSIVE;
  }

  private List<LockSet.Member> membersOf(Collection<String> names, String misuse) {
    Set<String> wanted = new HashSet<>(names);
    List<LockSet.Member> found = new ArrayList<>();
    for (LockSet.Member member : taken.locks()) {
      if (wanted.remove(member.name())) {
        found.add(member);
      }
    }
    if (!wanted.isEmpty()) {
      throw new LockMisuseException(misuse, set.name() + "/" + wanted.iterator().next(), owner);
    }
    return found;
  }
}
