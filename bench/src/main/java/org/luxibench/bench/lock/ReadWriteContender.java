package org.luxibench.bench.lock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** {@link ReentrantReadWriteLock}; a session is no more than its two halves. */
final class ReadWriteContender implements Contender {
  private final ReentrantReadWriteLock lock;

  ReadWriteContender(boolean fair) {
    lock = new ReentrantReadWriteLock(fair);
  }

  @Override
  public Session session() {
    return new HalvesSession(lock.readLock(), lock.writeLock());
  }

  private record HalvesSession(Lock shared, Lock exclusive) implements Session {
    @Override
    public void acquireShared() {
      shared.lock();
    }

    @Override
    public void releaseShared() {
      shared.unlock();
    }

    @Override
    public void acquireExclusive() {
      exclusive.lock();
    }

    @Override
    public void releaseExclusive() {
      exclusive.unlock();
    }

    /** With a time-out of 0, because that is the way that heeds fairness. */
    @Override
    public boolean tryShared() throws InterruptedException {
      boolean got = shared.tryLock(0, TimeUnit.NANOSECONDS);
      if (got) {
        shared.unlock();
      }
      return got;
    }
  }
}
