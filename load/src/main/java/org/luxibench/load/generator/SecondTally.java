package org.luxibench.load.generator;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
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
  private List<IntervalLatencies> byKind;

  /** Planned and not settled. */
  long open;

  long completed;
  long errors;
  long timeouts;
  private long sent;

  SecondTally(int loggedKinds) {
    this.loggedKinds = loggedKinds;
    this.byKind = fresh(loggedKinds);
  }

  private static Histogram coarse() {
    return new Histogram(10_000, 3_600_000_000_000L, 2);
  }

  private static List<IntervalLatencies> fresh(int kinds) {
    List<IntervalLatencies> latencies = new ArrayList<>();
    for (int kind = 0; kind < kinds; kind++) {
      latencies.add(new IntervalLatencies());
    }
    return latencies;
  }

  /** Sent so late; followers are never late, and say nothing of it. */
  void sent(Call call, long lagNanos) {
    sent++;
    if (!call.follows()) {
      lag.recordValue(lagNanos);
      if (loggedKinds > 0) {
        byKind.get(call.kind).lag.recordValue(lagNanos);
      }
    }
  }

  /** Sent, and then settled by a reply or the lack of one. */
  void answered(Call call, long responseNanos, long serviceNanos) {
    neverSent(call, responseNanos);
    if (loggedKinds > 0) {
      byKind.get(call.kind).service.recordValue(serviceNanos);
    }
  }

  /** Tried to be sent, and not. */
  void unreached(Call call, long responseNanos) {
    sent++;
    neverSent(call, responseNanos);
  }

  /** Settled without having been sent. */
  void neverSent(Call call, long responseNanos) {
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
        Math.round(points.p50()),
        Math.round(points.p90()),
        Math.round(points.p99()),
        Math.round(points.max()),
        Math.round(Percentiles.of(lag, 1_000).p999()),
        HeatScale.counts(response, 1_000));
  }

  /** Gives the kinds' histograms away, and is as new. */
  List<IntervalLatencies> reset() {
    List<IntervalLatencies> latencies = byKind;
    byKind = fresh(loggedKinds);
    response.reset();
    lag.reset();
    open = 0;
    sent = 0;
    completed = 0;
    errors = 0;
    timeouts = 0;
    return latencies;
  }
}
