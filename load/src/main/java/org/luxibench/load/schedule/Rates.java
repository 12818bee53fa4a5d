package org.luxibench.load.schedule;

/** Checks on rates that several profiles share. */
final class Rates {
  private Rates() {}

  static void requirePositive(double perSecond) {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException(
          "rate " + perSecond + "/s, expected a finite number above 0");
    }
  }
}
