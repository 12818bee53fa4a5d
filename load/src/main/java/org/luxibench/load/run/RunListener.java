package org.luxibench.load.run;

import java.time.Duration;
import org.luxibench.load.generator.Live;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Phase;

/** Who looks on while a run goes its way; called on the run's thread and must not block. */
public interface RunListener {

  /** A daemon is about to be driven. */
  default void legStarts(String leg) {}

  /** Nothing could be said of a leg, and it is run once more. */
  default void triesAgain(Leg leg) {}

  /** Something is done between phases. */
  default void prepares(String leg, String phase) {}

  /** A phase is measured from now on. */
  default void phaseStarts(String leg, String phase, Duration length, Live live) {}

  /** A phase has its verdict. */
  default void phaseEnded(String leg, Phase phase) {}
}
