package org.luxibench.processor;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/**
 * The locks of one attempt at an opcode, all under one owner.
 *
 * <p>Confined to whoever has the turn: the worker inside {@link OpExecution#proceed}, or, between
 * two calls of it, the thread that ended the pending acquisition.
 */
final class Attempt implements LockChanges {
  private final LockTable locks;
  private final LockOwner owner;
  private final int priority;

  /** What was added for the unit and goes again unless it is kept. */
  private final Map<LockLevel, SortedSet<String>> added = new EnumMap<>(LockLevel.class);

  private @Nullable LockLevel adding;

  Attempt(LockTable locks, LockOwner owner, int priority) {
    this.locks = locks;
    this.owner = owner;
    this.priority = priority;
  }

  Acquisition<?> acquireBgl(LockMode mode) {
    return locks.acquireBgl(owner, mode, priority);
  }

  Acquisition<?> acquire(LockLevel level, LockNeed.Named need) {
    return locks.acquire(owner, level, need.names(), need.mode(), priority);
  }

  Acquisition<?> acquire(LockLevel level, LockNeed.All need) {
    return locks.acquireAll(owner, level, need.mode(), priority);
  }

  Acquisition<?> acquire(LockLevel level, LockNeed.Added need) {
    adding = level;
    Acquisition<?> adding = locks.addAcquired(owner, level, need.names());
    adding.onEnd(
        () -> {
          if (adding.state() == Acquisition.State.GRANTED) {
            added.put(level, new TreeSet<>(need.names()));
          }
        });
    return adding;
  }

  /** What to tell of locks of a level that could not be had. */
  GanetiException explain(LockLevel level, LockException failure) {
    if (level != adding) {
      return failure;
    }
    return GanetiException.opPrereq(
        "Locks could not be added, another job was probably faster: " + failure.error().message(),
        ErrorCode.INTERNAL_ERROR);
  }

  /** Gives back everything, the last level first; what was added and not kept goes for good. */
  void end() {
    try {
      for (var entry : added.entrySet()) {
        if (!entry.getValue().isEmpty()) {
          locks.remove(owner, entry.getKey(), entry.getValue()).result();
        }
      }
    } catch (LockException e) {
      // They are held exclusively, so nobody else can have removed them.
      throw new IllegalStateException("locks added by " + owner.name() + " vanished", e);
    } finally {
      locks.releaseAll(owner);
    }
  }

  @Override
  public void add(LockLevel level, String name) throws GanetiException, InterruptedException {
    locks.add(owner, level, List.of(name)).await(Long.MAX_VALUE);
  }

  @Override
  public void remove(LockLevel level, String name) throws GanetiException, InterruptedException {
    locks.remove(owner, level, List.of(name)).await(Long.MAX_VALUE);
  }

  @Override
  public SortedSet<String> held(LockLevel level) {
    return new TreeSet<>(locks.held(owner, level));
  }

  @Override
  public void release(LockLevel level) {
    locks.release(owner, level);
  }

  @Override
  public void keep(LockLevel level, String name) {
    SortedSet<String> names = added.get(level);
    if (names == null || !names.remove(name)) {
      throw new IllegalStateException(
          "%s added no lock %s/%s".formatted(owner.name(), level.setName(), name));
    }
  }
}
