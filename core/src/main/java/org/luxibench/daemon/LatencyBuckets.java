package org.luxibench.daemon;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts of durations by size, as Prometheus wants them. */
final class LatencyBuckets {
  /** Upper bounds in seconds; above the last there is one more bucket. */
  static final List<Double> BOUNDS = List.of(0.0001, 0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 2.0);

  private static final long[] BOUNDS_NANOS =
      BOUNDS.stream().mapToLong(seconds -> Math.round(seconds * 1e9)).toArray();

  private final LongAdder[] counts =
      Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1L).toArray(LongAdder[]::new);
  private final LongAdder sumNanos = new LongAdder();

  void add(long nanos) {
    int bucket = 0;
    while (bucket < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    sumNanos.add(nanos);
  }

  /** How many fell into the bucket alone; the last one has no upper bound. */
  long count(int bucket) {
    return counts[bucket].sum();
  }

  boolean isEmpty() {
    return Arrays.stream(counts).allMatch(count -> count.sum() == 0);
  }

  double sumSeconds() {
    return sumNanos.sum() / 1e9;
  }
}
