package org.luxibench.load.schedule;

/**
 * A constant rate, and every so often many requests at one instant on top of it.
 *
 * @param perSecond the rate between bursts, above 0
 * @param burst requests of one burst, at least 1
 * @param everySeconds time from one burst to the next, above 0; the first comes after it once
 */
public record Bursts(double perSecond, int burst, double everySeconds) implements RateProfile {

  public Bursts {
    Rates.requirePositive(perSecond);
    if (burst < 1 || !(everySeconds > 0)) {
      throw new IllegalArgumentException(
          "burst of %d every %s s, expected at least 1 and more than 0"
              .formatted(burst, everySeconds));
    }
  }

  /** A period holds {@code perSecond · everySeconds} even arrivals and then its burst. */
  @Override
  public double secondsOf(double count) {
    double even = perSecond * everySeconds;
    double period = even + burst;
    double periods = Math.floor(count / period);
    double left = count - periods * period;
    return periods * everySeconds + Math.min(left, even) / perSecond;
  }

  @Override
  public double countBy(double seconds) {
    return seconds * perSecond + burstsBefore(seconds) * burst;
  }

  /** A burst at the very end is not before it; where a quotient rounds, the product decides. */
  private double burstsBefore(double seconds) {
    double bursts = Math.max(0, Math.ceil(seconds / everySeconds) - 1);
    if (bursts > 0 && bursts * everySeconds >= seconds) {
      return bursts - 1;
    }
    return (bursts + 1) * everySeconds < seconds ? bursts + 1 : bursts;
  }
}
