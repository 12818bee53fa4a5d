package org.luxibench.load.generator;

import java.util.List;

/** Takes the histograms of each second of a phase, once nothing more is counted in them. */
@FunctionalInterface
public interface IntervalSink {
  /**
   * Told by the generator's thread, in the order of the seconds; must be quick.
   *
   * @param startNanos when the second began, by {@link System#nanoTime}
   * @param byKind in the mix's order; the sink's from now on
   */
  void second(long startNanos, List<IntervalLatencies> byKind);
}
