package org.luxibench.load.schedule;

/**
 * How many requests are due by when. The inverse of the cumulated rate: a constant rate of 10/s
 * puts the fifth arrival at 0.5 s.
 */
public sealed interface RateProfile permits ConstantRate, Ramp, Steps, Bursts {

  /**
   * The instant by which {@code count} arrivals are due, seconds since the phase's start; rises
   * with {@code count}.
   */
  double secondsOf(double count);

  /** Arrivals due before an instant, in seconds since the phase's start. */
  double countBy(double seconds);
}
