package org.luxibench.load.run;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Pause;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.load.Vitals;

/** What is kept of a leg while it is driven: its phases, their tallies, and what is to be told. */
final class LegRecord {
  private final String name;
  private final List<Phase> phases = new ArrayList<>();
  private final List<PhaseTally> tallies = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  LegRecord(String name) {
    this.name = name;
  }

  void add(Phase phase) {
    phases.add(phase);
  }

  void add(PhaseTally tally) {
    tallies.add(tally);
  }

  /** Something to be told of the leg, whatever its phases came to. */
  void found(String what) {
    findings.add(name + ": " + what);
  }

  int size() {
    return phases.size();
  }

  Phase last() {
    return phases.get(phases.size() - 1);
  }

  /** The last phase is to be measured anew. */
  void forgetLast() {
    phases.remove(phases.size() - 1);
    tallies.remove(tallies.size() - 1);
  }

  /** Whatever phases from this one on came to, nobody is surprised at it. */
  void expectedFrom(int first) {
    phases.subList(first, phases.size()).replaceAll(Phase::asItCameOut);
  }

  List<String> findings() {
    return List.copyOf(findings);
  }

  /**
   * The leg.
   *
   * @param whole whether all was done that was to be done; else nothing can be said of it, but that
   *     it failed
   */
  Leg leg(
      String target,
      boolean whole,
      List<BglSample> locks,
      List<Pause> pauses,
      List<Vitals> vitals) {
    List<Second> seconds = tallies.stream().flatMap(tally -> tally.seconds().stream()).toList();
    Verdict verdict = Verdicts.of(phases);
    return new Leg(
        name,
        target,
        whole || verdict == Verdict.FAILED ? verdict : Verdict.INVALID,
        phases,
        seconds,
        locks,
        pauses,
        vitals);
  }
}
