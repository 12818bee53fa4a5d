package org.luxibench.processor;

/**
 * One opcode on its way through the locks and its logical unit.
 *
 * <p>The job's worker calls {@link #proceed}; while that returns {@link Progress.Waiting}, it
 * registers {@link #whenReady} and goes away, and some worker calls {@link #proceed} again after
 * the callback. One thread at a time may be inside {@code proceed}; {@code cancel} may come from
 * any thread.
 */
public interface OpExecution {

  /**
   * Goes on until the opcode has ended or must wait for a lock. It never parks for a lock; the work
   * of the opcode itself is done on the calling thread.
   *
   * <p>After a lapsed attempt nothing is locked and a call starts the next attempt. After a grant
   * the locks are held, so the call should come soon: ahead of jobs that have not begun.
   *
   * @return how far it came; after an end, the same end again
   * @throws RuntimeException what {@link OpHost#running} threw; nothing is locked then
   */
  Progress proceed();

  /**
   * Registers what is to be called once when another {@link #proceed} will get further: the lock is
   * granted, or the attempt has lapsed and holds nothing, or the execution was canceled. At once if
   * that is so already. Valid only after {@link #proceed} returned {@link Progress.Waiting}; the
   * callback may run on a timer's or a releaser's thread and must be short.
   */
  void whenReady(Runnable callback);

  /**
   * Ends the present attempt if it waits for a lock, so that the next one asks with the priority
   * that the job has now. May come from any thread; without effect on anything but a wait, so one
   * that begins at this moment takes the priority at its next attempt.
   */
  void retry();

  /**
   * Gives up waiting for good: the pending acquire leaves its queue, those behind it are granted,
   * all locks are released, {@link #whenReady} fires and the next {@link #proceed} returns {@link
   * Progress.Canceled}. Without effect once the unit runs.
   */
  void cancel();
}
