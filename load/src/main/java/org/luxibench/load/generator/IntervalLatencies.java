package org.luxibench.load.generator;

import org.HdrHistogram.IntCountsHistogram;

/**
 * The latencies of one request kind in one second, nanoseconds, as exact as those of the phase.
 * They grow with what they hold, for many are made.
 */
public final class IntervalLatencies {
  private static final long FIRST_HIGHEST_NANOS = 1L << 24;

  final IntCountsHistogram lag = histogram();
  final IntCountsHistogram waited = histogram();
  final IntCountsHistogram service = histogram();
  final IntCountsHistogram response = histogram();

  private static IntCountsHistogram histogram() {
    IntCountsHistogram histogram = new IntCountsHistogram(1, FIRST_HIGHEST_NANOS, 3);
    histogram.setAutoResize(true);
    return histogram;
  }

  /** From the scheduled start to the send, the wait for a client aside. */
  public IntCountsHistogram lag() {
    return lag;
  }

  /** For how long no client was free. */
  public IntCountsHistogram waited() {
    return waited;
  }

  /** From the send to the reply. */
  public IntCountsHistogram service() {
    return service;
  }

  /** From the scheduled start to the reply; time-outs and the never sent included, errors not. */
  public IntCountsHistogram response() {
    return response;
  }
}
