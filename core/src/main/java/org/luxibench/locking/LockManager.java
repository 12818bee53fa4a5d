package org.luxibench.locking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The four levels of locks and the order in which an owner may take them (REFERENCE 4).
 *
 * <p>The rules, each a {@link LockMisuseException} when broken: everything but the BGL needs the
 * BGL; no level is taken, added to or removed from while a later one is held, but that what is held
 * of a level may be removed; the BGL is not released while anything else is held. Requests return
 * at once; a pending one binds no thread.
 */
public final class LockManager {
  /** The only member of {@link LockLevel#CLUSTER}. */
  public static final String BGL = "BGL";

  private final Map<LockLevel, LockSet> sets = new EnumMap<>(LockLevel.class);
  private final OwnerRegistry registry;

  /**
   * @param names the first members of the levels but the cluster's; a level left out begins empty
   */
  public LockManager(Map<LockLevel, ? extends Collection<String>> names) {
    this(names, new OwnerRegistry());
  }

  private LockManager(Map<LockLevel, ? extends Collection<String>> names, OwnerRegistry registry) {
    this(names, registry, name -> new AtomicSharedLock(name, registry));
  }

  /**
   * With locks of another make.
   *
   * @param maker makes a lock of the given monitor name
   */
  public LockManager(
      Map<LockLevel, ? extends Collection<String>> names, Function<String, SharedLock> maker) {
    this(names, new OwnerRegistry(), maker);
  }

  private LockManager(
      Map<LockLevel, ? extends Collection<String>> names,
      OwnerRegistry registry,
      Function<String, SharedLock> maker) {
    this.registry = registry;
    for (LockLevel level : LockLevel.values()) {
      Collection<String> members =
          level == LockLevel.CLUSTER ? List.of(BGL) : names.getOrDefault(level, null);
      sets.put(level, new LockSet(level.setName(), members == null ? List.of() : members, maker));
    }
  }

  /**
   * Asks for the BGL.
   *
   * @param priority −20 (first) to 19
   */
  public Acquisition<List<String>> acquireBgl(LockOwner owner, LockMode mode, int priority) {
    return acquire(owner, LockLevel.CLUSTER, List.of(BGL), mode, priority);
  }

  /**
   * Asks for locks of a level by name, in name order.
   *
   * @return yields the sorted names; {@link Acquisition#result} throws {@link LockException} if one
   *     does not exist or vanished meanwhile. However it ends without a grant, nothing is held.
   */
  public Acquisition<List<String>> acquire(
      LockOwner owner, LockLevel level, Collection<String> names, LockMode mode, int priority) {
    checkMayTake(owner, level);
    return set(level).acquire(owner, names, mode, priority);
  }

  /**
   * Asks for all locks of a level and keeps others from being added while they are held; those that
   * vanish meanwhile are skipped.
   *
   * @return yields the sorted names
   */
  public Acquisition<List<String>> acquireAll(
      LockOwner owner, LockLevel level, LockMode mode, int priority) {
    checkMayTake(owner, level);
    return set(level).acquireAll(owner, mode, priority);
  }

  /**
   * Takes those of the names that are free now and waits for none.
   *
   * @return the sorted names taken, perhaps none
   */
  public List<String> acquireFree(
      LockOwner owner, LockLevel level, Collection<String> names, LockMode mode) {
    checkMayTake(owner, level);
    return set(level).acquireFree(owner, names, mode);
  }

  /** Releases all that the owner holds of a level; it must hold something. */
  public void release(LockOwner owner, LockLevel level) {
    checkMayRelease(owner, level);
    set(level).release(owner);
  }

  /** Releases these names, all held, and the level's set lock if that is held. */
  public void release(LockOwner owner, LockLevel level, Collection<String> names) {
    checkMayRelease(owner, level);
    set(level).release(owner, names);
  }

  /** Releases whatever the owner holds, last level first; nothing held is fine. */
  public void releaseAll(LockOwner owner) {
    LockLevel[] levels = LockLevel.values();
    for (int i = levels.length - 1; i >= 0; i--) {
      if (isHeldBy(owner, levels[i])) {
        set(levels[i]).release(owner);
      }
    }
  }

  /** Downgrades all that the owner holds of a level to shared; it must hold something. */
  public void downgrade(LockOwner owner, LockLevel level) {
    set(level).downgrade(owner);
  }

  /** Downgrades these names, all held. */
  public void downgrade(LockOwner owner, LockLevel level, Collection<String> names) {
    set(level).downgrade(owner, names);
  }

  /**
   * Adds locks to a level, for whose set lock it may have to wait.
   *
   * @return yields the sorted names; fails if one exists
   */
  public Acquisition<List<String>> add(LockOwner owner, LockLevel level, Collection<String> names) {
    checkMayChange(owner, level);
    return set(level).add(owner, names, null);
  }

  /** Adds locks to a level, held from the start by the owner in this mode. */
  public Acquisition<List<String>> addAcquired(
      LockOwner owner, LockLevel level, Collection<String> names, LockMode mode) {
    checkMayChange(owner, level);
    return set(level).add(owner, names, mode);
  }

  /**
   * Removes locks from a level, waiting for each unless the owner holds it exclusively.
   *
   * @return yields the names removed; those that did not exist are not among them
   */
  public Acquisition<List<String>> remove(
      LockOwner owner, LockLevel level, Collection<String> names) {
    if (isHeldBy(owner, level)) {
      checkChangeable(owner, level);
    } else {
      checkMayChange(owner, level);
    }
    return set(level).remove(owner, names);
  }

  /** The sorted names that exist at a level now. */
  public List<String> names(LockLevel level) {
    return set(level).names();
  }

  /** The sorted names of a level that the owner holds. */
  public List<String> held(LockOwner owner, LockLevel level) {
    return set(level).held(owner);
  }

  /** Whether the owner holds anything of a level. */
  public boolean isHeldBy(LockOwner owner, LockLevel level) {
    return set(level).isHeldBy(owner);
  }

  /**
   * The monitor's rows: by level, its set lock first, then its members by name. They are not of one
   * instant: holders are found in a pass over all owners, and then each lock is looked at; where
   * they do not fit its state they are looked for anew ({@link LockInfo}).
   */
  public List<LockInfo> infos() {
    List<LockInfo> infos = new ArrayList<>();
    Map<Long, List<OwnerRegistry.Holder>> holders = registry.holders();
    sets.values().forEach(set -> set.addInfos(infos, holders));
    return infos;
  }

  private void checkMayTake(LockOwner owner, LockLevel level) {
    if (level != LockLevel.CLUSTER && !isHeldBy(owner, LockLevel.CLUSTER)) {
      throw new LockMisuseException("acquired without the BGL", level.setName(), owner);
    }
    checkHoldsNothingBeyond(owner, level, "acquired while a later level is held");
  }

  private void checkMayRelease(LockOwner owner, LockLevel level) {
    if (level == LockLevel.CLUSTER) {
      checkHoldsNothingBeyond(owner, level, "BGL released while other locks are held");
    }
  }

  private void checkMayChange(LockOwner owner, LockLevel level) {
    checkChangeable(owner, level);
    checkHoldsNothingBeyond(owner, level, "members changed while a later level is held");
  }

  private void checkChangeable(LockOwner owner, LockLevel level) {
    if (level == LockLevel.CLUSTER) {
      throw new LockMisuseException("the BGL is the only member", level.setName(), owner);
    }
    if (!isHeldBy(owner, LockLevel.CLUSTER)) {
      throw new LockMisuseException("members changed without the BGL", level.setName(), owner);
    }
  }

  private void checkHoldsNothingBeyond(LockOwner owner, LockLevel level, String misuse) {
    for (LockLevel later : LockLevel.values()) {
      if (later.compareTo(level) > 0 && isHeldBy(owner, later)) {
        throw new LockMisuseException(misuse, level.setName(), owner);
      }
    }
  }

  private LockSet set(LockLevel level) {
    LockSet set = sets.get(level);
    if (set == null) {
      throw new IllegalStateException("no lock set of level " + level);
    }
    return set;
  }
}
