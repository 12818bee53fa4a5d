package org.luxibench.load.generator;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.luxibench.results.load.Counts;

/**
 * Counts and histograms of one request kind, or of all. Histograms hold nanoseconds, exact to three
 * digits: figures of 15 us that are compared with others must not be rounded to 0.5 us.
 */
public final class Tally {
  private static final long LOWEST_NANOS = 1;
  private static final long HIGHEST_NANOS = 3_600_000_000_000L;

  final Histogram lag = histogram();
  final Histogram waited = histogram();
  final Histogram service = histogram();
  final Histogram response = histogram();
  long planned;
  long sent;
  long completed;
  long errors;
  long timeouts;
  long unfinished;
  long abandoned;
  private final Map<String, Long> errorsByClass = new HashMap<>();

  static Histogram histogram() {
    Histogram histogram = new Histogram(LOWEST_NANOS, HIGHEST_NANOS, 3);
    histogram.setAutoResize(true);
    return histogram;
  }

  void error(String errorClass) {
    errors++;
    errorsByClass.merge(errorClass, 1L, Long::sum);
  }

  /** Where every planned request went. */
  public Counts counts() {
    return new Counts(
        planned, sent, completed, errors, timeouts, unfinished, abandoned, errorsByClass);
  }

  /**
   * How late requests were sent by the generator's own doing, nanoseconds: from the scheduled start
   * to the send, but for {@link #waited}.
   */
  public Histogram lag() {
    return lag;
  }

  /** For how long no client was free for a request, nanoseconds; the never sent included. */
  public Histogram waited() {
    return waited;
  }

  /** From the send to the reply, nanoseconds; lag, wait and this make up the response time. */
  public Histogram service() {
    return service;
  }

  /**
   * From the scheduled start to the reply, nanoseconds; time-outs and the never sent included,
   * errors not: those who are refused at once are not served fast.
   */
  public Histogram response() {
    return response;
  }
}
