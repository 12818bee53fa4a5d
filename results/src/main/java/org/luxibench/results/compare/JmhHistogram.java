package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.results.stats.Sample;
import tools.jackson.databind.JsonNode;

/** JMH's sample-time histograms: for each fork and iteration, pairs of time and count. */
final class JmhHistogram {
  private static final double[] PERCENTILES = {50, 99, 99.9};

  /** 100 - 99.9 is a little less than a tenth in binary: 10,000 figures have ten past the p99.9. */
  private static final double ROUNDING = 1e-6;

  private JmhHistogram() {}

  static List<Series> series(String subject, String unit, JsonNode forks) {
    List<Map<Double, Long>> histograms = new ArrayList<>();
    forks.forEach(fork -> histograms.add(merge(fork)));
    List<Series> found = new ArrayList<>();
    for (double percentile : PERCENTILES) {
      List<Double> figures = histograms.stream().map(one -> at(one, percentile)).toList();
      long beyond =
          histograms.stream()
              .mapToLong(one -> (long) (total(one) * (100 - percentile) / 100 + ROUNDING))
              .min()
              .orElse(0);
      found.add(
          new Series(subject, Metric.percentile(percentile, unit), Sample.of(figures), beyond));
    }
    return found;
  }

  private static Map<Double, Long> merge(JsonNode fork) {
    TreeMap<Double, Long> merged = new TreeMap<>();
    for (JsonNode iteration : fork) {
      for (JsonNode pair : iteration) {
        merged.merge(pair.get(0).asDouble(), pair.get(1).asLong(), Long::sum);
      }
    }
    return merged;
  }

  private static long total(Map<Double, Long> histogram) {
    return histogram.values().stream().mapToLong(Long::longValue).sum();
  }

  private static double at(Map<Double, Long> histogram, double percentile) {
    double rank = total(histogram) * percentile / 100;
    long seen = 0;
    for (Map.Entry<Double, Long> step : histogram.entrySet()) {
      seen += step.getValue();
      if (seen >= rank) {
        return step.getKey();
      }
    }
    throw new IllegalArgumentException("a fork without samples");
  }
}
