package org.luxibench.load.schedule;

/**
 * A rate that changes evenly from one value to another, and then stays.
 *
 * @param from requests a second at the start, above 0
 * @param to requests a second at the end, above 0
 * @param seconds how long the change takes, above 0
 */
public record Ramp(double from, double to, double seconds) implements RateProfile {

  public Ramp {
    Rates.requirePositive(from);
    Rates.requirePositive(to);
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("ramp of " + seconds + " s, expected more than 0");
    }
  }

  /** Solves {@code from·t + (to − from)·t²/(2·seconds) = count} for its smaller positive root. */
  @Override
  public double secondsOf(double count) {
    double whole = countBy(seconds);
    if (count >= whole) {
      return seconds + (count - whole) / to;
    }
    double bend = (to - from) / seconds;
    double root = Math.sqrt(Math.max(0, from * from + 2 * bend * count));
    return 2 * count / (from + root);
  }

  @Override
  public double countBy(double at) {
    double inside = Math.min(at, seconds);
    double ramped = from * inside + (to - from) * inside * inside / (2 * seconds);
    return ramped + Math.max(0, at - seconds) * to;
  }
}
