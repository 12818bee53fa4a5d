package org.luxibench.load.run;

import java.util.List;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Verdict;

/**
 * What a whole run came to.
 *
 * @param verdict over all legs
 * @param explanation in sentences; empty when there is nothing to explain
 */
record RunVerdict(Verdict verdict, String explanation) {

  /**
   * Over all legs; FAILED whatever they came to when the generator lost count.
   *
   * @param whole whether every leg was run to its end
   * @param findings what is to be told in any case
   */
  static RunVerdict of(List<Leg> legs, boolean whole, List<String> findings) {
    String found = String.join("\n", findings);
    boolean addUp =
        legs.stream()
            .flatMap(leg -> leg.phases().stream())
            .allMatch(phase -> phase.counts().addsUp());
    if (!addUp) {
      return new RunVerdict(
          Verdict.FAILED,
          "The generator lost count: planned requests and their outcomes do not add up.");
    }
    Verdict verdict = Verdicts.ofLegs(legs);
    if (whole) {
      return new RunVerdict(verdict, found);
    }
    return new RunVerdict(
        verdict == Verdict.FAILED ? verdict : Verdict.INVALID,
        (found + "\nThe run was cut short.").strip());
  }
}
