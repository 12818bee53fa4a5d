package org.luxibench.locking;

/**
 * Whoever acquires locks: a job at one opcode, a query. Identity matters, not the name.
 *
 * <p>An owner makes one request at a time; which thread does it is of no account.
 */
public final class LockOwner {
  private final String name;

  /**
   * @param name as the monitor shows it, such as {@code Jq18/Job19/TEST_DELAY}
   */
  public LockOwner(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
