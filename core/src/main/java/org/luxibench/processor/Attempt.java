package org.luxibench.processor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/**
 * The locks of one attempt at an opcode: one owner, the levels in order, released in reverse.
 *
 * <p>Confined to whoever has the turn: the worker inside {@link OpExecution#proceed}, or, between
 * two calls of it, the thread that ended the pending acquisition.
 */
final class Attempt implements LockChanges {
  private final LockTable locks;
  private final LockOwner owner;
  private final int priority;
  private final Deque<LockLevel> held = new ArrayDeque<>();
  private final Map<LockLevel, SortedSet<String>> added = new EnumMap<>(LockLevel.class);

  Attempt(LockTable locks, LockOwner owner, int priority) {
    this.locks = locks;
    this.owner = owner;
    this.priority = priority;
  }

  /** Asks for the BGL. */
  Acquisition<?> acquireBgl(LockMode mode) throws LockException {
    return locks.acquire(
        owner, LockLevel.CLUSTER, List.of(LockLevel.CLUSTER.setName()), mode, priority);
  }

  /** Asks for members of a level. */
  Acquisition<?> acquire(LockLevel level, LockNeed.Named need) throws LockException {
    return locks.acquire(owner, level, need.names(), need.mode(), priority);
  }

  /** Asks for a whole level. */
  Acquisition<?> acquire(LockLevel level, LockNeed.All need) throws LockException {
    return locks.acquireAll(owner, level, need.mode(), priority);
  }

  /** Adds new members, held at once. */
  void add(LockLevel level, LockNeed.Added need) throws LockException {
    locks.add(owner, level, need.names(), true);
    added.put(level, new TreeSet<>(need.names()));
    held.push(level);
  }

  /** An acquisition of this level was granted. */
  void granted(LockLevel level) {
    held.push(level);
  }

  /** Gives back everything, the last level first; what was added and not kept goes for good. */
  void end() {
    while (!held.isEmpty()) {
      LockLevel level = held.pop();
      removeAdded(level);
      locks.release(owner, level);
    }
  }

  @Override
  public void add(LockLevel level, String name) throws GanetiException {
    locks.add(owner, level, List.of(name), false);
  }

  @Override
  public void remove(LockLevel level, String name) throws GanetiException {
    locks.remove(owner, level, List.of(name));
  }

  @Override
  public void keep(LockLevel level, String name) {
    SortedSet<String> names = added.get(level);
    if (names == null || !names.remove(name)) {
      throw new IllegalStateException(
          "%s added no lock %s/%s".formatted(owner.name(), level.setName(), name));
    }
  }

  private void removeAdded(LockLevel level) {
    SortedSet<String> names = added.getOrDefault(level, new TreeSet<>());
    if (names.isEmpty()) {
      return;
    }
    try {
      locks.remove(owner, level, names);
    } catch (LockException e) {
      // They are held exclusively, so nobody else can have removed them.
      throw new IllegalStateException("locks added by " + owner.name() + " vanished", e);
    }
  }
}
