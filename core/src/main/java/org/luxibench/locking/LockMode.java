package org.luxibench.locking;

import java.util.Locale;

/** How a lock is held. */
public enum LockMode {
  SHARED,
  EXCLUSIVE;

  /** The word the monitor shows. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
