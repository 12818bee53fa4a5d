package org.luxibench.bench.lock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/** {@link StampedLock}; a session keeps the stamp. */
final class StampedContender implements Contender {
  private final StampedLock lock = new StampedLock();

  @Override
  public Session session() {
    return new StampSession(lock);
  }

  private static final class StampSession implements Session {
    private final StampedLock lock;
    private long stamp;

    StampSession(StampedLock lock) {
      this.lock = lock;
    }

    @Override
    public void acquireShared() {
      stamp = lock.readLock();
    }

    @Override
    public void releaseShared() {
      lock.unlockRead(stamp);
    }

    @Override
    public void acquireExclusive() {
      stamp = lock.writeLock();
    }

    @Override
    public void releaseExclusive() {
      lock.unlockWrite(stamp);
    }

    @Override
    public boolean tryShared() throws InterruptedException {
      long got = lock.tryReadLock(0, TimeUnit.NANOSECONDS);
      if (got != 0) {
        lock.unlockRead(got);
      }
      return got != 0;
    }
  }
}
