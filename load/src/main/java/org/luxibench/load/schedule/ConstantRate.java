package org.luxibench.load.schedule;

/**
 * The same rate all the time.
 *
 * @param perSecond above 0
 */
public record ConstantRate(double perSecond) implements RateProfile {

  public ConstantRate {
    Rates.requirePositive(perSecond);
  }

  @Override
  public double secondsOf(double count) {
    return count / perSecond;
  }

  @Override
  public double countBy(double seconds) {
    return seconds * perSecond;
  }
}
