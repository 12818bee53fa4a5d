package org.luxibench.processor;

import java.util.Collection;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** The real locks. */
record ManagedLocks(LockManager locks) implements LockTable {

  @Override
  public Acquisition<?> acquireBgl(LockOwner owner, LockMode mode, int priority) {
    return locks.acquireBgl(owner, mode, priority);
  }

  @Override
  public Acquisition<?> acquire(
      LockOwner owner, LockLevel level, Collection<String> names, LockMode mode, int priority) {
    return locks.acquire(owner, level, names, mode, priority);
  }

  @Override
  public Acquisition<?> acquireAll(LockOwner owner, LockLevel level, LockMode mode, int priority) {
    return locks.acquireAll(owner, level, mode, priority);
  }

  @Override
  public Acquisition<?> addAcquired(LockOwner owner, LockLevel level, Collection<String> names) {
    return locks.addAcquired(owner, level, names, LockMode.EXCLUSIVE);
  }

  @Override
  public Acquisition<?> add(LockOwner owner, LockLevel level, Collection<String> names) {
    return locks.add(owner, level, names);
  }

  @Override
  public Acquisition<?> remove(LockOwner owner, LockLevel level, Collection<String> names) {
    return locks.remove(owner, level, names);
  }

  @Override
  public Collection<String> held(LockOwner owner, LockLevel level) {
    return locks.held(owner, level);
  }

  @Override
  public void release(LockOwner owner, LockLevel level) {
    locks.release(owner, level);
  }

  @Override
  public void releaseAll(LockOwner owner) {
    locks.releaseAll(owner);
  }
}
