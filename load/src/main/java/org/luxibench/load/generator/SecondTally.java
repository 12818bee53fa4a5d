package org.luxibench.load.generator;

import org.HdrHistogram.Histogram;
import org.luxibench.results.load.HeatScale;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Second;

/** The requests whose scheduled start fell into one second. */
final class SecondTally {
  final Histogram response = new Histogram(10_000, 3_600_000_000_000L, 2);
  final Histogram lag = new Histogram(10_000, 3_600_000_000_000L, 2);

  /** Planned and not settled. */
  long open;

  long sent;
  long completed;
  long errors;
  long timeouts;

  void reset() {
    response.reset();
    lag.reset();
    open = 0;
    sent = 0;
    completed = 0;
    errors = 0;
    timeouts = 0;
  }

  Second told(double t, String phase) {
    Percentiles points = Percentiles.of(response, 1_000);
    return new Second(
        t,
        phase,
        sent,
        completed,
        errors,
        timeouts,
        Math.round(points.p50()),
        Math.round(points.p90()),
        Math.round(points.p99()),
        Math.round(points.max()),
        Math.round(Percentiles.of(lag, 1_000).p999()),
        HeatScale.counts(response, 1_000));
  }
}
