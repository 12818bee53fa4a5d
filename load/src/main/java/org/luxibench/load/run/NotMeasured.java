package org.luxibench.load.run;

import java.util.List;
import java.util.Map;
import org.luxibench.load.scenario.Phase;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;

/** The record of a phase that could not be measured. */
final class NotMeasured {
  private NotMeasured() {}

  static org.luxibench.results.load.Phase because(
      Phase phase, Verdict expected, Exception reason, double at) {
    Counts none = new Counts(0, 0, 0, 0, 0, 0, 0, Map.of());
    return new org.luxibench.results.load.Phase(
        phase.name(),
        at,
        at,
        Verdict.INVALID,
        expected,
        "not measured: " + reason.getMessage(),
        0,
        0,
        none,
        0,
        Percentiles.NONE,
        Percentiles.NONE,
        Percentiles.NONE,
        Percentiles.NONE,
        List.of(),
        List.of(),
        Premise.NONE,
        List.of());
  }
}
