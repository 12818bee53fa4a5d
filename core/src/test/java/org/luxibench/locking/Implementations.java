package org.luxibench.locking;

/** The locks that every rule is checked on. */
enum Implementations {
  MONITOR {
    @Override
    SharedLock make(String name) {
      return new MonitorSharedLock(name);
    }
  },
  ATOMIC {
    @Override
    SharedLock make(String name) {
      return new AtomicSharedLock(name);
    }
  },
  /** The fast lock as it is once sharers have got into each other's way. */
  SPREAD {
    @Override
    SharedLock make(String name) {
      AtomicSharedLock lock = new AtomicSharedLock(name);
      lock.spread();
      return lock;
    }
  };

  abstract SharedLock make(String name);
}
