package org.luxibench.locking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Locks of one kind by name, and the set's own lock, which whoever takes all of them holds too and
 * which keeps members from being added meanwhile (REFERENCE 4, LockSet).
 *
 * <p>An owner takes what it wants of a set in one acquire and may then give back a part. What it
 * has is written down with the owner ({@link SetHold}); only the owner's own requests change that.
 */
public final class LockSet {
  private static final String SET_LOCK = "[lockset]";

  private final String name;
  private final Function<String, SharedLock> maker;
  private final ReleaseOrder releaseOrder;
  private final SharedLock setLock;
  private final ConcurrentHashMap<String, Member> members = new ConcurrentHashMap<>();

  /**
   * Members in name order; null when {@link #members} has changed since it was made. Both are
   * written under this object's monitor only.
   */
  private volatile @Nullable SetMembers inOrder;

  /** A name and its lock. */
  record Member(String name, SharedLock lock) implements Comparable<Member> {
    @Override
    public int compareTo(Member other) {
      return name.compareTo(other.name);
    }
  }

  /**
   * @param name the first half of the monitor's names, such as {@code nodes}
   * @param names of the first members
   * @param maker makes a lock of the given monitor name
   */
  public LockSet(String name, Collection<String> names, Function<String, SharedLock> maker) {
    this(name, names, maker, ReleaseOrder.REVERSE);
  }

  LockSet(
      String name,
      Collection<String> names,
      Function<String, SharedLock> maker,
      ReleaseOrder releaseOrder) {
    this.releaseOrder = releaseOrder;
    this.name = name;
    this.maker = maker;
    this.setLock = maker.apply(monitorName(SET_LOCK));
    names.forEach(each -> members.put(each, newMember(each)));
  }

  /**
   * Asks for locks by name, in name order; duplicates count once.
   *
   * @return yields the sorted names; fails if a name does not exist or vanishes meanwhile
   * @throws LockMisuseException if the owner holds anything of this set
   */
  public Acquisition<List<String>> acquire(
      LockOwner owner, Collection<String> names, LockMode mode, int priority) {
    checkHoldsNothing(owner, priority);
    return new SetTake(this, owner, mode, priority, names).begun();
  }

  /**
   * Asks for the set's own lock and every member; members that vanish meanwhile are skipped.
   *
   * @return yields the sorted names of the members taken
   * @throws LockMisuseException if the owner holds anything of this set
   */
  public Acquisition<List<String>> acquireAll(LockOwner owner, LockMode mode, int priority) {
    checkHoldsNothing(owner, priority);
    return new SetTake(this, owner, mode, priority, null).begun();
  }

  /**
   * Takes those of the names that are free now and waits for none; the set's own lock is left
   * alone.
   *
   * @return the sorted names taken, perhaps none; names that do not exist are not among them
   * @throws LockMisuseException if the owner holds anything of this set
   */
  public List<String> acquireFree(LockOwner owner, Collection<String> names, LockMode mode) {
    checkHoldsNothing(owner, 0);
    List<Member> taken = new ArrayList<>();
    for (String each : new TreeSet<>(names)) {
      Member member = members.get(each);
      if (member != null && isTakenNow(member.lock, owner, mode)) {
        taken.add(member);
      }
    }
    SetMembers all = SetMembers.of(taken);
    if (!all.isEmpty()) {
      owner.put(new SetHold(this, owner, null, all));
    }
    return all.names();
  }

  private static boolean isTakenNow(SharedLock lock, LockOwner owner, LockMode mode) {
    try {
      return lock.acquire(owner, mode, 0).giveUp() == Acquisition.State.GRANTED;
    } catch (LockException deletedMeanwhile) {
      return false;
    }
  }

  /** Releases everything the owner holds of this set. */
  public void release(LockOwner owner) {
    heldOrMisuse(owner, "released but nothing held").releaseAll();
  }

  /**
   * Releases these names, and the set's own lock if it was held.
   *
   * @throws LockMisuseException if not all of them are held
   */
  public void release(LockOwner owner, Collection<String> names) {
    heldOrMisuse(owner, "released but nothing held").release(names);
  }

  /** Downgrades everything the owner holds of this set to shared. */
  public void downgrade(LockOwner owner) {
    heldOrMisuse(owner, "downgraded but nothing held").downgrade(held(owner));
  }

  /**
   * Downgrades these names; the set's own lock too when no member is held exclusively any more.
   *
   * @throws LockMisuseException if not all of them are held
   */
  public void downgrade(LockOwner owner, Collection<String> names) {
    heldOrMisuse(owner, "downgraded but nothing held").downgrade(names);
  }

  /**
   * Adds members. Needs the set's own lock exclusively, which is taken for the while if the owner
   * holds nothing.
   *
   * @param acquired the mode in which the owner is to hold the new members, or null
   * @return yields the sorted names; fails if one exists already
   * @throws LockMisuseException if the owner holds part of the set, or the set shared
   */
  public Acquisition<List<String>> add(
      LockOwner owner, Collection<String> names, @Nullable LockMode acquired) {
    owner.checkWaitsForNoSet(name);
    SetHold hold = owner.holdOf(this);
    if (hold != null && !hold.hasSetLockExclusively()) {
      throw new LockMisuseException(
          "added to while the set is held in part or shared", name, owner);
    }
    return new SetAdd(this, owner, names, acquired).begun();
  }

  /**
   * Deletes members, taking each exclusively unless it is held so.
   *
   * @return yields the names removed, in the order asked for; those that did not exist are not
   *     among them. What was removed before a time-out stays removed.
   * @throws LockMisuseException if the owner holds others but not all of these, or one of them
   *     shared; nothing is removed then
   */
  public Acquisition<List<String>> remove(LockOwner owner, Collection<String> names) {
    owner.checkWaitsForNoSet(name);
    SetHold hold = owner.holdOf(this);
    if (hold != null) {
      hold.checkRemovable(names);
    }
    return new SetRemoval(this, owner, names).begun();
  }

  /** Names of the members at present, sorted. */
  public List<String> names() {
    return membersInOrder().names();
  }

  /** Sorted names that the owner holds. */
  public List<String> held(LockOwner owner) {
    SetHold hold = owner.holdOf(this);
    return hold == null ? List.of() : hold.names();
  }

  /** Whether the owner holds a member or the set's own lock. */
  public boolean isHeldBy(LockOwner owner) {
    return owner.holdOf(this) != null;
  }

  /** The set's own lock, then the members in name order. */
  public List<LockInfo> infos() {
    List<LockInfo> infos = new ArrayList<>();
    addInfos(infos, Map.of());
    return infos;
  }

  /**
   * The same, with the holders that a pass over all owners has found.
   *
   * @param known the holders of fast locks
   */
  void addInfos(List<LockInfo> infos, Map<Long, List<OwnerRegistry.Holder>> known) {
    infos.add(info(setLock, known));
    membersInOrder().locks().forEach(member -> infos.add(info(member.lock, known)));
  }

  private static LockInfo info(SharedLock lock, Map<Long, List<OwnerRegistry.Holder>> known) {
    return lock instanceof AtomicSharedLock fast ? fast.info(known) : lock.info();
  }

  String name() {
    return name;
  }

  ReleaseOrder releaseOrder() {
    return releaseOrder;
  }

  SharedLock setLock() {
    return setLock;
  }

  @Nullable Member member(String memberName) {
    return members.get(memberName);
  }

  SetMembers membersInOrder() {
    SetMembers known = inOrder;
    return known == null ? sortMembers() : known;
  }

  private synchronized SetMembers sortMembers() {
    SetMembers sorted = SetMembers.of(members.values().stream().sorted().toList());
    inOrder = sorted;
    return sorted;
  }

  Member newMember(String memberName) {
    return new Member(memberName, maker.apply(monitorName(memberName)));
  }

  synchronized void put(Member member) {
    members.put(member.name, member);
    inOrder = null;
  }

  synchronized void drop(Member member) {
    members.remove(member.name, member);
    inOrder = null;
  }

  private String monitorName(String memberName) {
    return name + "/" + memberName;
  }

  private void checkHoldsNothing(LockOwner owner, int priority) {
    Priorities.check(priority, name, owner);
    owner.checkWaitsForNoSet(name);
    if (owner.holdOf(this) != null) {
      throw new LockMisuseException("locks of one set acquired twice", name, owner);
    }
  }

  private SetHold heldOrMisuse(LockOwner owner, String what) {
    owner.checkWaitsForNoSet(name);
    SetHold hold = owner.holdOf(this);
    if (hold == null) {
      throw new LockMisuseException(what, name, owner);
    }
    return hold;
  }

  /** For {@link SetAdd}: which of the names exist. */
  List<String> existing(Collection<String> names) {
    return names.stream().filter(members::containsKey).toList();
  }
}
