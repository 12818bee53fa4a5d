package org.luxibench.jobqueue;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  double asSeconds() {
    return seconds + micros / 1e6;
  }

  /** How long from one to the other; −1 if either is missing. */
  static double secondsBetween(@Nullable Timestamp from, @Nullable Timestamp to) {
    return from == null || to == null
        ? -1
        : to.seconds - from.seconds + (to.micros - from.micros) / 1e6;
  }
}
