package org.luxibench.load.run;

/**
 * Who had the machine's processors for a time, and whether the daemon went without.
 *
 * @param seconds how long it was watched; 0 when nobody could
 * @param waitedSeconds threads of the daemon were ready to run and had no processor, summed
 * @param neighbourSeconds processor time of all processes but daemon and generator
 * @param stolenSeconds processor time that the machine beneath this one gave to others
 */
record ProcessorUse(
    double seconds, double waitedSeconds, double neighbourSeconds, double stolenSeconds) {
  /** Of a daemon whose process is not known. */
  static final ProcessorUse UNKNOWN = new ProcessorUse(0, 0, 0, 0);

  /** Less of a processor taken by others makes no daemon late. */
  private static final double LEAST_TAKEN = 0.25;

  private static final double LEAST_WAITED_SHARE = 0.05;

  /** What came to be between an earlier reading and this one. */
  ProcessorUse since(ProcessorUse earlier) {
    if (equals(UNKNOWN) || earlier.equals(UNKNOWN)) {
      return UNKNOWN;
    }
    return new ProcessorUse(
        seconds - earlier.seconds,
        waitedSeconds - earlier.waitedSeconds,
        neighbourSeconds - earlier.neighbourSeconds,
        stolenSeconds - earlier.stolenSeconds);
  }

  /** Processors that others used on average. */
  double taken() {
    return seconds <= 0 ? 0 : (neighbourSeconds + stolenSeconds) / seconds;
  }

  /**
   * Whether the daemon may have been late for want of a processor that others had: they took a good
   * part of one, and the daemon waited as long as the lateness and a good part of the time.
   *
   * @param lateSeconds the least lateness there is to explain
   */
  boolean starved(double lateSeconds) {
    return taken() >= LEAST_TAKEN
        && waitedSeconds + stolenSeconds >= Math.max(lateSeconds, LEAST_WAITED_SHARE * seconds);
  }
}
