package org.luxibench.results.load;

import java.util.Comparator;
import java.util.List;

/**
 * One daemon's part of a run.
 *
 * @param name the behaviour's name, or what the user calls the socket; unique within the run
 * @param target how the daemon was started, or the path of the socket
 * @param verdict PASSED when every phase came out as expected
 * @param phases in order of time
 * @param seconds in order of time; seconds between phases are left out
 * @param bgl the big lock as seen through QueryLocks, in order of time; empty when not watched
 * @param pauses when the machine, the generator or the daemon stood still
 * @param vitals the daemon process over time; empty when it could not be watched
 */
public record Leg(
    String name,
    String target,
    Verdict verdict,
    List<Phase> phases,
    List<Second> seconds,
    List<BglSample> bgl,
    List<Pause> pauses,
    List<Vitals> vitals) {

  public Leg {
    phases = List.copyOf(phases);
    seconds = List.copyOf(seconds);
    bgl = List.copyOf(bgl);
    pauses = List.copyOf(pauses);
    vitals = List.copyOf(vitals);
  }

  /** For how long something stood still, microseconds; what overlaps counts once. */
  public double pausedMicros() {
    double paused = 0;
    double counted = Double.NEGATIVE_INFINITY;
    for (Pause pause : pauses.stream().sorted(Comparator.comparingDouble(Leg::start)).toList()) {
      double end = pause.t() * 1e6;
      paused += Math.max(0, end - Math.max(counted, start(pause)));
      counted = Math.max(counted, end);
    }
    return paused;
  }

  private static double start(Pause pause) {
    return pause.t() * 1e6 - pause.durationMicros();
  }

  /** The same leg, judged otherwise. */
  public Leg withPhases(Verdict newVerdict, List<Phase> newPhases) {
    return new Leg(name, target, newVerdict, newPhases, seconds, bgl, pauses, vitals);
  }
}
