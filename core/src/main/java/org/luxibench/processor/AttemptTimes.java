package org.luxibench.processor;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * How long each attempt at an opcode's locks may take: REFERENCE 5. A round is 130 attempts, 1811 s
 * in all before each is varied by up to 5 % so that jobs of one age do not move in step.
 *
 * <p>Confined to the execution it belongs to.
 */
final class AttemptTimes {
  private static final double FIRST_SECONDS = 1;
  private static final double LONGEST_SECONDS = 15;
  private static final double ROUND_SECONDS = 1800;
  private static final double VARIATION = 0.05;

  private static final double[] ROUND = round();

  private final DoubleSupplier random;
  private int next;

  /**
   * @param random from 0 to below 1
   */
  AttemptTimes(DoubleSupplier random) {
    this.random = random;
  }

  /** Whether the round has no attempt left. */
  boolean exhausted() {
    return next == ROUND.length;
  }

  /** The time of the next attempt of a round that is not exhausted. */
  Duration next() {
    double varied = ROUND[next++] * (1 + VARIATION * (2 * random.getAsDouble() - 1));
    return Duration.ofNanos(Math.round(varied * 1e9));
  }

  void startRound() {
    next = 0;
  }

  private static double[] round() {
    DoubleStream.Builder times = DoubleStream.builder();
    double time = FIRST_SECONDS;
    for (double sum = 0; sum < ROUND_SECONDS; sum += time, time = after(time)) {
      times.add(time);
    }
    return times.build().toArray();
  }

  private static double after(double previous) {
    return Math.min(LONGEST_SECONDS, Math.max(FIRST_SECONDS, Math.pow(previous * 1.05, 1.25)));
  }
}
