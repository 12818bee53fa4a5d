package org.luxibench.load.calibrate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.Bursts;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.RateProfile;
import org.luxibench.load.schedule.Spacing;

/**
 * A server whose percentiles follow by arithmetic.
 *
 * @param name for the table
 * @param conduct makes the server's conduct, anew for each run
 * @param profile when requests are due
 * @param length of the schedule; a whole number of the conduct's periods
 * @param connections enough for all that can be outstanding at once
 * @param timeout of the client
 * @param expectedMicros percentile to response time, in closed form
 */
record KnownCase(
    String name,
    Supplier<Conduct> conduct,
    RateProfile profile,
    Duration length,
    int connections,
    Duration timeout,
    Map<Double, Double> expectedMicros) {

  private static final long MILLI = 1_000_000;

  /** Of less than that, the tolerance is less than a busy machine takes to run a thread. */
  private static final double LEAST_DELAY_MICROS = 10_000;

  /**
   * The four cases.
   *
   * @param scale 1 for a stall of 1 s every 10 s; smaller is shorter and less exact
   */
  static List<KnownCase> all(double scale) {
    return List.of(fixedDelay(scale), stall(scale), drops(scale), slowReader(scale));
  }

  /**
   * Every request takes the same: ten thousand, so that ten lie past the third nine, and so long at
   * any scale that a processor taken away for some milliseconds stays within the tolerance.
   */
  static KnownCase fixedDelay(double scale) {
    double delay = 500_000;
    return new KnownCase(
        "fixed delay",
        () -> Conduct.delay((long) (delay * 1_000)),
        new ConstantRate(1_000),
        millis(10_000 * scale),
        800,
        Duration.ofSeconds(5),
        Map.of(50.0, delay, 99.0, delay, 99.9, delay));
  }

  /**
   * A tenth of the requests fall due in the stall, evenly, and wait for its end: above the 90th
   * percentile the response time rises evenly from the delay to delay and stall. The delay moves
   * all of it by as much, and nothing else.
   */
  static KnownCase stall(double scale) {
    double stall = 1_000_000 * scale;
    double delay = Math.max(LEAST_DELAY_MICROS, 20_000 * scale);
    return new KnownCase(
        "stall of %.0f ms every %.0f ms".formatted(stall / 1e3, stall / 100),
        () ->
            Conduct.stall((long) (delay * 1_000), (long) (stall * 1_000), (long) (stall * 10_000)),
        new ConstantRate(500),
        millis(20_000 * scale),
        1_000,
        Duration.ofSeconds(5),
        Map.of(
            50.0, delay,
            95.0, delay + 0.5 * stall,
            99.0, delay + 0.9 * stall,
            99.9, delay + 0.99 * stall));
  }

  /** One request in fifty is never answered: the 99th percentile is the client's time-out. */
  static KnownCase drops(double scale) {
    double delay = 50_000 * scale;
    double timeout = 1_000_000 * scale;
    return new KnownCase(
        "1 in 50 dropped, time-out %.0f ms".formatted(timeout / 1e3),
        () -> Conduct.drops((long) (delay * 1_000), 50),
        new ConstantRate(200),
        millis(4_000 * scale),
        200,
        millis(timeout / 1_000),
        Map.of(50.0, delay, 99.0, timeout, 99.9, timeout));
  }

  /**
   * Bursts of 100 that the server reads one by one: the k-th waits k times the service time. Each
   * of the percentiles lies amid the k-th of all bursts.
   */
  static KnownCase slowReader(double scale) {
    double service = 5_000 * scale;
    return new KnownCase(
        "one by one, bursts of 100",
        () -> Conduct.oneByOne((long) (service * 1_000)),
        new Bursts(1e-3, 100, scale),
        millis(6_000 * scale + 500 * scale),
        100,
        Duration.ofSeconds(5),
        Map.of(49.5, 50 * service, 89.5, 90 * service, 98.5, 99 * service));
  }

  /** The schedule, from its start; the same each time. */
  Arrivals arrivals() {
    return new Arrivals(profile, Spacing.CONSTANT, length.toNanos() / 1e9, 1);
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos((long) (millis * MILLI));
  }
}
