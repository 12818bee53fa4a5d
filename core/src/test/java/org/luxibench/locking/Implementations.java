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
  };

  abstract SharedLock make(String name);
}
