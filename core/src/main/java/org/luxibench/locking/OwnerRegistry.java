package org.luxibench.locking;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The owners that ever acquired one of a family of locks, held weakly. An owner joins once, at its
 * first acquire, which writes to a table that all share; from then on its acquires write nothing
 * here, and the monitor finds holders by looking through the owners. Those that nobody refers to
 * any more are looked through until the collector has found them.
 */
final class OwnerRegistry {
  /**
   * Of those gone, as many as one that joins forgets: two, so that they become fewer, and no
   * acquire pays for all that a collection found.
   */
  private static final int FORGOTTEN_PER_JOIN = 2;

  final Set<Reference<LockOwner>> owners = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<LockOwner> collected = new ReferenceQueue<>();

  /** An owner and how it holds some lock. */
  record Holder(LockOwner owner, LockMode mode) {}

  void join(LockOwner owner) {
    for (int i = 0; i < FORGOTTEN_PER_JOIN; i++) {
      Reference<?> gone = collected.poll();
      if (gone != null) {
        owners.remove(gone);
      }
    }
    owners.add(new WeakReference<>(owner, collected));
  }

  /** Who holds what, by the locks' keys, found in one pass over all owners. */
  Map<Long, List<Holder>> holders() {
    Map<Long, List<Holder>> found = new HashMap<>();
    for (LockOwner owner : present()) {
      owner
          .heldLocks()
          .forEach(
              hold ->
                  found
                      .computeIfAbsent(HeldLocks.key(hold), key -> new ArrayList<>(1))
                      .add(new Holder(owner, HeldLocks.mode(hold))));
    }
    return found;
  }

  /** Who holds the lock with this key. */
  List<Holder> holdersOf(long key) {
    List<Holder> found = new ArrayList<>();
    for (LockOwner owner : present()) {
      owner
          .heldLocks()
          .forEach(
              hold -> {
                if (HeldLocks.key(hold) == key) {
                  found.add(new Holder(owner, HeldLocks.mode(hold)));
                }
              });
    }
    return found;
  }

  private List<LockOwner> present() {
    List<LockOwner> present = new ArrayList<>();
    for (Reference<LockOwner> reference : owners) {
      LockOwner owner = reference.get();
      if (owner != null) {
        present.add(owner);
      }
    }
    return present;
  }
}
