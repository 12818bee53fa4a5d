package org.luxibench.processor;

import java.util.concurrent.Callable;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** The gates of the behaviours. */
public final class QueryGates {
  private static final int QUERY_PRIORITY = 0;

  private QueryGates() {}

  /** The gate that queries pass under this behaviour. */
  public static QueryGate of(Behaviour behaviour, LockManager locks) {
    return of(behaviour, LockTable.of(locks));
  }

  static QueryGate of(Behaviour behaviour, LockTable locks) {
    return behaviour.queriesTakeBgl() ? new BglGate(locks) : new OpenGate();
  }

  /** Takes no lock. */
  private static final class OpenGate implements QueryGate {
    @Override
    public <T> T run(String ownerName, Callable<T> query) throws Exception {
      return query.call();
    }
  }

  /** Takes the BGL shared and waits for it for ever, as queries did before the fix. */
  private record BglGate(LockTable locks) implements QueryGate {
    @Override
    public <T> T run(String ownerName, Callable<T> query) throws Exception {
      LockOwner owner = new LockOwner(ownerName);
      locks.acquireBgl(owner, LockMode.SHARED, QUERY_PRIORITY).await(Long.MAX_VALUE);
      try {
        return query.call();
      } finally {
        locks.releaseAll(owner);
      }
    }
  }
}
