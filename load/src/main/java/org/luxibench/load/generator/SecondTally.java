package org.luxibench.load.generator;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.HeatScale;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Second;

/**
 * The requests whose scheduled start fell into one second: all together, coarsely, for the record;
 * and where there is a log, each kind exactly for that.
 */
final class SecondTally {
  private final int loggedKinds;
  private final Histogram response = coarse();
  private final Histogram lag = coarse();
  private final Histogram waited = coarse();
  private List<IntervalLatencies> byKind;

  /** Planned and not settled. */
  long open;

  long completed;
  private long errors;
  long timeouts;
  private long sent;
  private long abandoned;

  SecondTally(int loggedKinds) {
    this.loggedKinds = loggedKinds;
    this.byKind = fresh(loggedKinds);
  }

  /** Nanoseconds to two digits, microseconds of a fast server too. */
  static Histogram coarse() {
    return new Histogram(1, 3_600_000_000_000L, 2);
  }

  private static List<IntervalLatencies> fresh(int kinds) {
    List<IntervalLatencies> latencies = new ArrayList<>();
    for (int kind = 0; kind < kinds; kind++) {
      latencies.add(new IntervalLatencies());
    }
    return latencies;
  }

  void sent(Call call) {
    sent++;
    left(call);
  }

  /** What became late, and by whose doing; followers are never late, and say nothing of it. */
  private void left(Call call) {
    if (call.follows()) {
      return;
    }
    lag.recordValue(call.lag());
    waited.recordValue(call.waited());
    if (loggedKinds > 0) {
      byKind.get(call.kind).lag.recordValue(call.lag());
      byKind.get(call.kind).waited.recordValue(call.waited());
    }
  }

  /** Sent, and then settled by a good reply or the lack of one. */
  void answered(Call call, long responseNanos, long serviceNanos) {
    settled(call, responseNanos);
    if (loggedKinds > 0) {
      byKind.get(call.kind).service.recordValue(serviceNanos);
    }
  }

  /** No connection came about for as long as clients try. */
  void connectTimedOut(Call call, long responseNanos) {
    sent++;
    settled(call, responseNanos);
  }

  /** Settled without having been sent. */
  void abandoned(Call call, long responseNanos) {
    abandoned++;
    left(call);
    settled(call, responseNanos);
  }

  /** Sent, and answered wrongly: of no latency. */
  void error() {
    open--;
    errors++;
  }

  /** Tried to be sent where nobody listened. */
  void unreached() {
    sent++;
    error();
  }

  private void settled(Call call, long responseNanos) {
    open--;
    response.recordValue(responseNanos);
    if (loggedKinds > 0) {
      byKind.get(call.kind).response.recordValue(responseNanos);
    }
  }

  /** The second as it stands in the results. */
  Second told(double t, String phase) {
    Percentiles points = Percentiles.of(response, 1_000);
    return new Second(
        t,
        phase,
        sent,
        completed,
        errors,
        timeouts,
        abandoned,
        Math.round(points.p50()),
        Math.round(points.p90()),
        Math.round(points.p99()),
        Math.round(points.max()),
        p999(lag),
        p999(waited),
        HeatScale.counts(response, 1_000));
  }

  private static @Nullable Long p999(Histogram histogram) {
    return histogram.getTotalCount() == 0
        ? null
        : Math.round(Percentiles.of(histogram, 1_000).p999());
  }

  /** Gives the kinds' histograms away, and is as new. */
  List<IntervalLatencies> reset() {
    List<IntervalLatencies> latencies = byKind;
    byKind = fresh(loggedKinds);
    response.reset();
    lag.reset();
    waited.reset();
    open = 0;
    sent = 0;
    completed = 0;
    errors = 0;
    timeouts = 0;
    abandoned = 0;
    return latencies;
  }
}
