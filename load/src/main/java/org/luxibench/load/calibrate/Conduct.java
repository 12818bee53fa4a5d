package org.luxibench.load.calibrate;

/** When the known server answers. All times are nanoseconds since the server's start. */
@FunctionalInterface
public interface Conduct {
  /** Told instead of a time: the request is never answered. */
  long NEVER = Long.MAX_VALUE;

  /** Told instead of a time: the connection is closed at once. */
  long CLOSE = Long.MAX_VALUE - 1;

  /**
   * When the reply goes out, {@link #NEVER} or {@link #CLOSE}.
   *
   * @param received when the request's last byte was read
   * @param number of the request, counted from 0
   */
  long replyAt(long received, long number);

  /** A fixed time after the request. */
  static Conduct delay(long nanos) {
    return (received, number) -> received + nanos;
  }

  /** A fixed delay, but nothing goes out for a while at the end of each period. */
  static Conduct stall(long delayNanos, long stallNanos, long periodNanos) {
    return (received, number) -> {
      long due = received + delayNanos;
      long inPeriod = due % periodNanos;
      return inPeriod < periodNanos - stallNanos ? due : due - inPeriod + periodNanos;
    };
  }

  /**
   * One request after another, each taking the same time: who comes while it is busy waits. Keeps
   * state: one for each server.
   */
  static Conduct oneByOne(long serviceNanos) {
    long[] busyUntil = new long[1];
    return (received, number) -> {
      busyUntil[0] = Math.max(received, busyUntil[0]) + serviceNanos;
      return busyUntil[0];
    };
  }

  /** A fixed delay, but each {@code every}-th request is forgotten. */
  static Conduct drops(long delayNanos, int every) {
    return (received, number) -> number % every == every - 1 ? NEVER : received + delayNanos;
  }
}
