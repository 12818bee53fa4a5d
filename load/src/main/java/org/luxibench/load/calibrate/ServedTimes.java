package org.luxibench.load.calibrate;

import java.util.Arrays;

/** Response times as a server saw them, each kept as it is. */
final class ServedTimes {
  private final long[] rising;

  /** Of any order, nanoseconds. */
  ServedTimes(long[] nanos) {
    rising = nanos.clone();
    Arrays.sort(rising);
  }

  /** A percentile by the nearest rank, microseconds; 0 of none. */
  double percentileMicros(double percentile) {
    if (rising.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percentile / 100 * rising.length);
    return rising[Math.max(1, Math.min(rank, rising.length)) - 1] / 1e3;
  }
}
