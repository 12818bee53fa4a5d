package org.luxibench.load.run;

import org.HdrHistogram.Histogram;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.Tally;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Percentiles;

/** Figures of a phase by the names that thresholds use. */
final class Metric {
  private Metric() {}

  /** Latencies in microseconds, rates a second, counts as they are. */
  static double of(PhaseTally phase, String name) {
    Tally all = phase.all();
    Counts counts = all.counts();
    return switch (name) {
      case "timeouts" -> counts.timeouts();
      case "errors" -> counts.errors();
      case "abandoned" -> counts.abandoned();
      case "planned" -> counts.planned();
      case "completed" -> counts.completed();
      case "rate" -> phase.rate();
      default -> latency(histogram(all, name), name.substring(name.lastIndexOf('.') + 1));
    };
  }

  private static Histogram histogram(Tally all, String name) {
    if (name.startsWith("lag.")) {
      return all.lag();
    }
    return name.startsWith("service.") ? all.service() : all.response();
  }

  private static double latency(Histogram histogram, String point) {
    Percentiles points = Percentiles.of(histogram, 1_000);
    return switch (point) {
      case "p50" -> points.p50();
      case "p90" -> points.p90();
      case "p99" -> points.p99();
      case "p999" -> points.p999();
      case "p9999" -> points.p9999();
      case "max" -> points.max();
      default -> points.mean();
    };
  }
}
