package org.luxibench.locking;

/** A caller's error: the lock and the owner are named. */
public final class LockMisuseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public LockMisuseException(String what, String lock, LockOwner owner) {
    super(what + ": lock " + lock + ", owner " + owner.name());
  }
}
