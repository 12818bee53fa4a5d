package org.luxibench.cluster;

import java.time.Duration;

/** Lets the time of simulated work pass; tests pass in one that does not take any. */
@FunctionalInterface
public interface SimulatedTime {
  /**
   * Returns when the time has passed.
   *
   * @throws InterruptedException if the thread is interrupted or the cluster is closed meanwhile
   */
  void pass(Duration duration) throws InterruptedException;

  /** Time that costs none. */
  static SimulatedTime none() {
    return duration -> {};
  }
}
