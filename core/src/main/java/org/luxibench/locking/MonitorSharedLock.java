package org.luxibench.locking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lock as plainly as REFERENCE 4 can be written: one mutex guards all of its state. It is the
 * oracle that the fast lock is held against.
 *
 * <p>An acquire either takes the lock or joins the {@link PendingQueue}. A lock that becomes free
 * is given at once to the head group, so nobody comes between a release and the one it wakes.
 * Attempts that ended are announced after the mutex is left.
 */
public final class MonitorSharedLock implements SharedLock {
  private final String name;
  private final ReentrantLock mutex = new ReentrantLock();

  // All guarded by mutex.
  private final Set<LockOwner> sharers = new LinkedHashSet<>();
  private final PendingQueue<Waiter> queue = new PendingQueue<>();
  private @Nullable LockOwner exclusive;
  private boolean deleted;

  /** One acquire or delete that had to queue. */
  private final class Waiter extends Attempt<LockMode> implements PendingQueue.Entry {
    private final LockOwner owner;
    private final LockMode mode;
    private final int priority;
    private final boolean deleting;

    Waiter(LockOwner owner, LockMode mode, int priority, boolean deleting) {
      this.owner = owner;
      this.mode = mode;
      this.priority = priority;
      this.deleting = deleting;
    }

    @Override
    public LockOwner owner() {
      return owner;
    }

    @Override
    public LockMode mode() {
      return mode;
    }

    @Override
    public int priority() {
      return priority;
    }

    @Override
    State leave(Leave why) {
      List<Waiter> ended = new ArrayList<>();
      mutex.lock();
      try {
        if (isPending()) {
          if (why == Leave.EXPIRED && queue.isAtHead(this) && allows(mode)) {
            grant(this, ended);
          } else {
            queue.remove(this);
            decideLapsed();
            ended.add(this);
            if (why == Leave.GIVEN_UP) {
              grantWhileAllowed(ended);
            }
          }
        } else if (why == Leave.GIVEN_UP && state() == State.LAPSED) {
          grantWhileAllowed(ended);
        }
      } finally {
        mutex.unlock();
      }
      ended.forEach(Attempt::announce);
      return state();
    }

    @Override
    public String toString() {
      return "%s of %s for %s".formatted(deleting ? "delete" : mode.wireName(), name, owner);
    }
  }

  /**
   * @param name as the monitor shows it, such as {@code nodes/node1}
   */
  public MonitorSharedLock(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Acquisition<LockMode> acquire(LockOwner owner, LockMode mode, int priority)
      throws LockException {
    Priorities.check(priority, name, owner);
    owner.checkWaitsForNothing(name);
    Waiter waiter = new Waiter(owner, mode, priority, false);
    List<Waiter> ended = new ArrayList<>();
    mutex.lock();
    try {
      failIfDeleted();
      if (holds(owner)) {
        throw new LockMisuseException("acquired twice", name, owner);
      }
      acquireOrQueue(waiter, ended);
    } finally {
      mutex.unlock();
    }
    ended.forEach(Attempt::announce);
    return waiter;
  }

  @Override
  public Acquisition<LockMode> delete(LockOwner owner, int priority) throws LockException {
    Priorities.check(priority, name, owner);
    owner.checkWaitsForNothing(name);
    Waiter waiter = new Waiter(owner, LockMode.EXCLUSIVE, priority, true);
    List<Waiter> ended = new ArrayList<>();
    mutex.lock();
    try {
      failIfDeleted();
      if (sharers.contains(owner)) {
        throw new LockMisuseException("deleted while sharing", name, owner);
      }
      if (exclusive == owner) {
        waiter.decideGranted(LockMode.EXCLUSIVE);
        ended.add(waiter);
        deleteNow(ended);
      } else {
        acquireOrQueue(waiter, ended);
      }
    } finally {
      mutex.unlock();
    }
    ended.forEach(Attempt::announce);
    return waiter;
  }

  @Override
  public void release(LockOwner owner) {
    owner.checkWaitsForNothing(name);
    List<Waiter> ended = new ArrayList<>();
    mutex.lock();
    try {
      if (exclusive == owner) {
        exclusive = null;
      } else if (!sharers.remove(owner)) {
        throw new LockMisuseException("released but not held", name, owner);
      }
      if (sharers.isEmpty()) {
        grantHead(ended);
      }
    } finally {
      mutex.unlock();
    }
    ended.forEach(Attempt::announce);
  }

  @Override
  public void downgrade(LockOwner owner) {
    owner.checkWaitsForNothing(name);
    List<Waiter> ended = new ArrayList<>();
    mutex.lock();
    try {
      if (exclusive == owner) {
        exclusive = null;
        sharers.add(owner);
        queue.sharedOfBestPriority().forEach(waiter -> grant(waiter, ended));
      } else if (!sharers.contains(owner)) {
        throw new LockMisuseException("downgraded but not held", name, owner);
      }
    } finally {
      mutex.unlock();
    }
    ended.forEach(Attempt::announce);
  }

  @Override
  public @Nullable LockMode modeOf(LockOwner owner) {
    mutex.lock();
    try {
      return exclusive == owner
          ? LockMode.EXCLUSIVE
          : sharers.contains(owner) ? LockMode.SHARED : null;
    } finally {
      mutex.unlock();
    }
  }

  @Override
  public LockInfo info() {
    mutex.lock();
    try {
      if (deleted) {
        return new LockInfo(name, "deleted", null, List.of());
      }
      List<LockInfo.PendingGroup> pending = queue.groups();
      if (exclusive != null) {
        return new LockInfo(
            name, LockMode.EXCLUSIVE.wireName(), List.of(exclusive.name()), pending);
      }
      return sharers.isEmpty()
          ? new LockInfo(name, null, null, pending)
          : new LockInfo(name, LockMode.SHARED.wireName(), LockOwner.names(sharers), pending);
    } finally {
      mutex.unlock();
    }
  }

  private void failIfDeleted() throws LockException {
    if (deleted) {
      throw new LockException(deletedMessage());
    }
  }

  private String deletedMessage() {
    return "Deleted lock " + name;
  }

  private boolean holds(LockOwner owner) {
    return exclusive == owner || sharers.contains(owner);
  }

  private boolean allows(LockMode mode) {
    return exclusive == null && (mode == LockMode.SHARED || sharers.isEmpty());
  }

  /** Queued first, then looked at: who joins the head group is granted if the mode allows. */
  private void acquireOrQueue(Waiter waiter, List<Waiter> ended) {
    waiter.owner.waitsFor(waiter);
    queue.add(waiter);
    if (queue.isAtHead(waiter) && allows(waiter.mode)) {
      grant(waiter, ended);
    }
  }

  private void grant(Waiter waiter, List<Waiter> ended) {
    queue.remove(waiter);
    if (waiter.mode == LockMode.SHARED) {
      sharers.add(waiter.owner);
    } else {
      exclusive = waiter.owner;
    }
    waiter.decideGranted(waiter.mode);
    ended.add(waiter);
    if (waiter.deleting) {
      deleteNow(ended);
    }
  }

  private void grantHead(List<Waiter> ended) {
    for (Waiter waiter : queue.head()) {
      if (allows(waiter.mode)) {
        grant(waiter, ended);
      }
    }
  }

  private void grantWhileAllowed(List<Waiter> ended) {
    int before;
    do {
      before = ended.size();
      grantHead(ended);
    } while (ended.size() > before);
  }

  private void deleteNow(List<Waiter> ended) {
    deleted = true;
    exclusive = null;
    for (Waiter waiter : queue.clear()) {
      waiter.decideFailed(deletedMessage());
      ended.add(waiter);
    }
  }
}
