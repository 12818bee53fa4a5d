package org.luxibench.results.load;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** The latency buckets of the heat map: eight a decade, from 10 µs to 100 s. */
public final class HeatScale {
  private static final int BUCKETS_PER_DECADE = 8;
  private static final int DECADES = 7;
  private static final double LOWEST_MICROS = 10;
  private static final List<Long> BOUNDS =
      LongStream.rangeClosed(0, BUCKETS_PER_DECADE * DECADES)
          .map(i -> Math.round(LOWEST_MICROS * Math.pow(10, (double) i / BUCKETS_PER_DECADE)))
          .boxed()
          .toList();

  private HeatScale() {}

  /** Inclusive upper bounds in microseconds, rising; a bucket more lies past the last. */
  public static List<Long> boundsMicros() {
    return BOUNDS;
  }

  /**
   * Sorts a histogram into the buckets.
   *
   * @param unitsPerMicro of the recorded values: 1 for microseconds, 1,000 for nanoseconds
   * @return counts by bucket, zeros at the end left out
   */
  public static List<Long> counts(AbstractHistogram histogram, long unitsPerMicro) {
    List<Long> counts = new ArrayList<>();
    int bucket = 0;
    for (HistogramIterationValue step : histogram.recordedValues()) {
      long micros = Percentiles.micros(step.getValueIteratedTo(), unitsPerMicro);
      while (bucket < BOUNDS.size() && micros > BOUNDS.get(bucket)) {
        bucket++;
      }
      while (counts.size() <= bucket) {
        counts.add(0L);
      }
      counts.set(bucket, counts.get(bucket) + step.getCountAddedInThisIterationStep());
    }
    return counts;
  }
}
