package org.luxibench.load.generator;

import org.HdrHistogram.Histogram;
import org.luxibench.results.load.Percentiles;

/**
 * The last full second, for whoever looks on. The generator's thread counts and publishes; {@link
 * #last} may be read by any thread.
 */
public final class Live {
  private static final long SECOND = 1_000_000_000L;

  private final Histogram response = SecondTally.coarse();
  private long due;
  private long lag;
  private long completed;
  private long errors;
  private long timeouts;
  private long abandoned;

  /** Stands for a second of which nothing is known yet. */
  public static final Snapshot NONE = new Snapshot(0, Percentiles.NONE, 0, 0, 0, 0, 0, 0);

  /** Publishes everything counted before it was made. */
  private volatile Snapshot last = NONE;

  /**
   * One second of a phase.
   *
   * @param completed requests answered well in it
   * @param response from the scheduled start, of all that were settled in it but for errors
   * @param lagNanos the latest that the generator sent a request in it, waits for a client aside
   * @param inFlight awaiting their reply at its end
   * @param waiting due, but without a connection at its end
   * @param timeouts since the phase's start
   * @param errors since the phase's start
   * @param abandoned since the phase's start
   */
  public record Snapshot(
      long completed,
      Percentiles response,
      long lagNanos,
      int inFlight,
      int waiting,
      long timeouts,
      long errors,
      long abandoned) {}

  /** The last full second of this phase; {@link #NONE} before the first is over. */
  public Snapshot last() {
    return last;
  }

  void restart(long now) {
    due = now + SECOND;
    lag = 0;
    completed = 0;
    errors = 0;
    timeouts = 0;
    abandoned = 0;
    response.reset();
    last = NONE;
  }

  void sent(long lateNanos) {
    lag = Math.max(lag, lateNanos);
  }

  void completed(long nanos) {
    completed++;
    response.recordValue(nanos);
  }

  void error() {
    errors++;
  }

  void timeout(long nanos) {
    timeouts++;
    response.recordValue(nanos);
  }

  void abandoned(long nanos) {
    abandoned++;
    response.recordValue(Math.max(0, nanos));
  }

  void tick(long now, int inFlight, int waiting) {
    if (now < due) {
      return;
    }
    last =
        new Snapshot(
            completed,
            Percentiles.of(response, 1_000),
            lag,
            inFlight,
            waiting,
            timeouts,
            errors,
            abandoned);
    due = now + SECOND;
    lag = 0;
    completed = 0;
    response.reset();
  }
}
