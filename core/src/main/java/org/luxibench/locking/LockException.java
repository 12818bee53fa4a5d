package org.luxibench.locking;

import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;

/** A lock that was deleted, or never was: Ganeti's {@code LockError}. */
public final class LockException extends GanetiException {
  private static final long serialVersionUID = 1L;

  public LockException(String message) {
    super(GanetiError.of("LockError", message));
  }
}
