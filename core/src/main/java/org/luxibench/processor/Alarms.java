package org.luxibench.processor;

/** Time and what is to happen at one; tests pass in a clock of their own. Safe for any thread. */
public interface Alarms {

  /** Nanoseconds since some fixed instant. */
  long nanoTime();

  /**
   * Runs the action once, no sooner than after the delay. The action is short and does not block.
   *
   * @param delayNanos nanoseconds; 0 or less is as soon as possible
   */
  Alarm in(long delayNanos, Runnable action);

  /** An action still to come. */
  @FunctionalInterface
  interface Alarm {
    /** Forgets the action, unless it is under way or done. */
    void cancel();
  }
}
