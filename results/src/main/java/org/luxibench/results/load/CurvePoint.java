package org.luxibench.results.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A point of a percentile curve.
 *
 * @param percentile 0 to 100
 * @param micros the latency that this share of requests does not exceed, microseconds with decimals
 */
public record CurvePoint(double percentile, double micros) {

  private static final int TICKS_PER_HALVING = 5;

  /**
   * The curve of a histogram, with points evenly spread over the logarithm of the share beyond.
   *
   * @param unitsPerMicro of the recorded values: 1 for microseconds, 1,000 for nanoseconds
   */
  public static List<CurvePoint> of(AbstractHistogram histogram, long unitsPerMicro) {
    List<CurvePoint> curve = new ArrayList<>();
    for (HistogramIterationValue step : histogram.percentiles(TICKS_PER_HALVING)) {
      curve.add(
          new CurvePoint(
              step.getPercentileLevelIteratedTo(),
              (double) step.getValueIteratedTo() / unitsPerMicro));
    }
    return curve;
  }
}
