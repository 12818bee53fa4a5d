package org.luxibench.jobqueue;

import java.time.InstantSource;
import java.util.List;

/**
 * A point in time as job files and replies hold it.
 *
 * @param seconds since 1970-01-01 UTC
 * @param micros microseconds of that second, 0 to 999,999
 */
public record Timestamp(long seconds, int micros) {

  /** The current time of a clock, cut to microseconds. */
  static Timestamp now(InstantSource clock) {
    var instant = clock.instant();
    return new Timestamp(instant.getEpochSecond(), instant.getNano() / 1000);
  }

  /** {@code [seconds, microseconds]}. */
  public List<Number> wire() {
    return List.of(seconds, micros);
  }
}
