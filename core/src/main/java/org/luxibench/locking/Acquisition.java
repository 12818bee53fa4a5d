package org.luxibench.locking;

/**
 * One attempt to get a lock, or the locks of a set. It is pending until it is granted, ends without
 * a grant, or fails because a lock was deleted; each of these is final.
 *
 * <p>Parking a thread ({@link #await}) is one way to wait for it, {@link #onEnd} with an executor
 * another. Safe for use from any thread.
 *
 * @param <T> what a grant yields
 */
public interface Acquisition<T> {

  /** Where an attempt stands. */
  enum State {
    PENDING,
    GRANTED,
    /** Timed out or given up: nothing is held on its account. */
    LAPSED,
    /** A lock is gone; {@link #result} tells which. */
    FAILED
  }

  /** Where the attempt stands now. */
  State state();

  /**
   * What the grant yields.
   *
   * @throws LockException if the attempt failed
   * @throws IllegalStateException if it is pending or lapsed, or ended by misuse
   */
  T result() throws LockException;

  /**
   * Says that the attempt's time is up. It leaves the queue, which grants nobody else; if it stands
   * at the head and the mode allows, it is granted after all (REFERENCE 4, rule 4).
   *
   * @return the final state, which may be {@code GRANTED}
   */
  State expire();

  /**
   * Gives up for good. The waiters behind are granted where the mode now allows, also if the time
   * of this attempt was up before. An attempt that was granted meanwhile stays granted: look at the
   * returned state and release.
   *
   * @return the final state
   */
  State giveUp();

  /**
   * Runs the callback once when the attempt has ended, at once if it has. It runs on some thread
   * that uses the lock, not always the one that ended the attempt, and may use any lock; it must be
   * short and must not block. What it throws goes to that thread's uncaught exception handler and
   * harms nobody else.
   */
  void onEnd(Runnable callback);

  /**
   * Parks the caller until the attempt has ended or the time is up, in which case it {@link
   * #expire}s.
   *
   * @param timeoutNanos nanoseconds; {@link Long#MAX_VALUE} waits for ever, 0 or less tries once
   * @return whether it was granted
   * @throws LockException if the attempt failed
   * @throws InterruptedException if interrupted; the attempt then has left the queue and holds
   *     nothing
   */
  boolean await(long timeoutNanos) throws LockException, InterruptedException;
}
