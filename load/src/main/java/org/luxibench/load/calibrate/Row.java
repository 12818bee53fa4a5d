package org.luxibench.load.calibrate;

/**
 * A percentile of a known server's response times: computed, done and reported.
 *
 * @param server what answered
 * @param percentile 0 to 100
 * @param expectedMicros computed in closed form
 * @param lateMicros how late requests reached the server, at the same percentile of that
 * @param servedMicros what the server did by its own clock, which a busy machine may have held up
 * @param reportedMicros by the generator, from the scheduled start
 * @param uncorrectedMicros what one client that waits for each reply before it asks again reports
 *     of the same server
 */
public record Row(
    String server,
    double percentile,
    double expectedMicros,
    double lateMicros,
    double servedMicros,
    double reportedMicros,
    double uncorrectedMicros) {
  /** How far a reported percentile may be off. */
  public static final double TOLERANCE = 0.02;

  /** How far the reported is off the computed, as a share of the latter. */
  public double error() {
    return Math.abs(reportedMicros - expectedMicros) / expectedMicros;
  }

  /** Whether what was reported is what was computed. */
  public boolean agrees() {
    return error() <= TOLERANCE;
  }

  /** Whether what was reported is what the server did, be that as computed or not. */
  public boolean isWhatWasServed() {
    return Math.abs(reportedMicros - servedMicros) <= TOLERANCE * servedMicros;
  }

  /**
   * Whether requests reached the server later than a machine explains that stood still for so long:
   * then the generator was late, and a server that confirms its figures says nothing for it.
   */
  boolean wasSentLate(double stoodStillMicros) {
    return lateMicros > TOLERANCE * expectedMicros + stoodStillMicros;
  }

  /**
   * Whether the machine may be what made the difference: it can only add to a latency, and no more
   * than the time it took away.
   */
  boolean isExcusedBy(double stoodStillMicros) {
    double added = reportedMicros - servedMicros;
    return added > 0 && added <= stoodStillMicros;
  }
}
