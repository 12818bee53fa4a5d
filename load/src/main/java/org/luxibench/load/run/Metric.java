package org.luxibench.load.run;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.Tally;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Vitals;

/** Figures of a phase by the names that thresholds use. */
final class Metric {
  private Metric() {}

  /** Latencies in microseconds, rates a second, counts as they are. */
  static double of(Judge.Measured measured, String name) {
    PhaseTally phase = measured.tally();
    Tally all = phase.all();
    Counts counts = all.counts();
    return switch (name) {
      case "timeouts" -> counts.timeouts();
      case "errors" -> counts.errors();
      case "abandoned" -> counts.abandoned();
      case "planned" -> counts.planned();
      case "completed" -> counts.completed();
      case "rate" -> phase.rate();
      case "planned-rate" -> phase.plannedRate();
      case "rss-growth" -> growth(measured, Vitals::rssBytes);
      case "threads-growth" -> growth(measured, Vitals::threads);
      case "descriptors-growth" -> growth(measured, Vitals::descriptors);
      default -> latency(histogram(all, name), name.substring(name.lastIndexOf('.') + 1));
    };
  }

  private static Histogram histogram(Tally all, String name) {
    return switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
      case "lag" -> all.lag();
      case "wait" -> all.waited();
      case "service" -> all.service();
      default -> all.response();
    };
  }

  /** The mean of the last third over that of the second: the first third is for warming up. */
  private static double growth(Judge.Measured measured, ToDoubleFunction<Vitals> figure) {
    List<Vitals> seen = measured.vitals();
    int third = seen.size() / 3;
    if (third == 0) {
      return Double.NaN;
    }
    double middle = mean(seen.subList(third, 2 * third), figure);
    return mean(seen.subList(2 * third, seen.size()), figure) / middle;
  }

  private static double mean(List<Vitals> seen, ToDoubleFunction<Vitals> figure) {
    return seen.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** Of nothing that was counted it is no number: whoever gets errors alone is not served fast. */
  private static double latency(Histogram histogram, String point) {
    if (histogram.getTotalCount() == 0) {
      return Double.NaN;
    }
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
