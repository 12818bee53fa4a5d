package org.luxibench.load.run;

import java.util.List;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;

/** What several verdicts come to: FAILED before INVALID before PASSED. */
final class Verdicts {
  private Verdicts() {}

  /**
   * Of a leg: PASSED when every phase came out as expected; INVALID when the only surprises are
   * phases of which nothing can be said.
   */
  static Verdict of(List<Phase> phases) {
    return worst(
        phases.stream()
            .filter(phase -> !phase.asExpected())
            .map(phase -> phase.verdict() == Verdict.INVALID ? Verdict.INVALID : Verdict.FAILED)
            .toList());
  }

  /** Of a run. */
  static Verdict ofLegs(List<Leg> legs) {
    return worst(legs.stream().map(Leg::verdict).toList());
  }

  private static Verdict worst(List<Verdict> verdicts) {
    if (verdicts.contains(Verdict.FAILED)) {
      return Verdict.FAILED;
    }
    return verdicts.contains(Verdict.INVALID) ? Verdict.INVALID : Verdict.PASSED;
  }
}
