package org.luxibench.luxi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log is told of clients: so many lines a second, and then how many were left out. */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

  private final LogBudget budget = new LogBudget(10, System::nanoTime);

  /**
   * Tells what was done with a connection.
   *
   * @param what was done, such as {@code closed}
   * @param reason what the client did wrong
   */
  void of(String what, PeerCredentials peer, String reason) {
    if (mayComplain()) {
      LOG.warn("{} connection of {}: {}", what, peer, reason);
    }
  }

  /** Whether another line may go into the log, which is told what was left out. */
  boolean mayComplain() {
    int withheld = budget.spend();
    if (withheld > 0) {
      LOG.warn("{} more connections were closed or refused", withheld);
    }
    return withheld >= 0;
  }
}
