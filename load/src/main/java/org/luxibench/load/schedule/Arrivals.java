package org.luxibench.load.schedule;

import java.util.SplittableRandom;

/**
 * The due times of one phase, in order. Under even spacing the n-th arrival is where the profile
 * puts it; under Poisson spacing the profile's own scale is walked in exponential steps of mean 1
 * (a Poisson process of rate λ(t) by inversion of its cumulated rate: Çinlar, 1975).
 *
 * <p>Not thread-safe.
 */
public final class Arrivals {
  /** Told by {@link #nextNanos} when nothing more is due. */
  public static final long NONE = Long.MAX_VALUE;

  private final RateProfile profile;
  private final Spacing spacing;
  private final double endSeconds;
  private final SplittableRandom random;
  private double count;

  /**
   * The arrivals before an end.
   *
   * @param endSeconds length of the phase, seconds
   * @param seed the same seed gives the same Poisson arrivals
   */
  public Arrivals(RateProfile profile, Spacing spacing, double endSeconds, long seed) {
    this.profile = profile;
    this.spacing = spacing;
    this.endSeconds = endSeconds;
    this.random = new SplittableRandom(seed);
    this.count = spacing == Spacing.POISSON ? exponential() : 0;
  }

  /** The next due time, nanoseconds since the phase's start, or {@link #NONE}. */
  public long nextNanos() {
    double seconds = profile.secondsOf(count);
    if (seconds >= endSeconds) {
      return NONE;
    }
    count += spacing == Spacing.POISSON ? exponential() : 1;
    return (long) (seconds * 1e9);
  }

  /** How long the schedule lasts, nanoseconds. */
  public long lengthNanos() {
    return (long) (endSeconds * 1e9);
  }

  /** Requests a second that the profile means, averaged over the phase. */
  public double meanRate() {
    return profile.countBy(endSeconds) / endSeconds;
  }

  private double exponential() {
    return -Math.log(1 - random.nextDouble());
  }
}
