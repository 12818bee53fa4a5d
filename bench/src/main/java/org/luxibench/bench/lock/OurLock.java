package org.luxibench.bench.lock;

import org.luxibench.locking.AtomicSharedLock;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.locking.MonitorSharedLock;
import org.luxibench.locking.SharedLock;

/** One of our locks; each session is an owner of its own. */
final class OurLock implements Contender {
  private final SharedLock lock;

  private OurLock(SharedLock lock) {
    this.lock = lock;
  }

  static OurLock fast() {
    return new OurLock(new AtomicSharedLock("bench/lock"));
  }

  static OurLock monitor() {
    return new OurLock(new MonitorSharedLock("bench/lock"));
  }

  @Override
  public Session session() {
    return new OwnerSession(lock, new LockOwner("bench"));
  }

  private record OwnerSession(SharedLock lock, LockOwner owner) implements Session {
    @Override
    public void acquireShared() throws Exception {
      lock.acquire(owner, LockMode.SHARED, 0).await(Long.MAX_VALUE);
    }

    @Override
    public void releaseShared() {
      lock.release(owner);
    }

    @Override
    public void acquireExclusive() throws Exception {
      lock.acquire(owner, LockMode.EXCLUSIVE, 0).await(Long.MAX_VALUE);
    }

    @Override
    public void releaseExclusive() {
      lock.release(owner);
    }

    @Override
    public boolean tryShared() throws Exception {
      boolean got = lock.acquire(owner, LockMode.SHARED, 0).await(0);
      if (got) {
        lock.release(owner);
      }
      return got;
    }
  }
}
