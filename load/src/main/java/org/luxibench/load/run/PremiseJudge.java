package org.luxibench.load.run;

import org.luxibench.load.generator.Parked;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.results.load.Premise;

/**
 * Whether a premise held, from one look right before the phase and the looks during it.
 *
 * <p>It did unless a look showed otherwise: a look in ten may, for between two attempts a waiting
 * job waits for nothing. A look without an answer shows nothing; that the daemon answers no lock
 * queries is what {@code bgl-queries} is known for, and is told. Parked calls are counted once, at
 * the phase's end: who was refused or let go before is not among those that wait then.
 */
final class PremiseJudge {
  private static final int ONE_IN = 10;

  private PremiseJudge() {}

  static Premise told(PremiseSpec spec, String before, LockWatch.Seen seen, Parked.Count parked) {
    boolean held = true;
    StringBuilder detail = new StringBuilder("before: ").append(before);
    if (spec.ofTheLock()) {
      held = looked(seen, detail);
    }
    Integer least = spec.parked();
    if (least != null) {
      held &= parked.waiting() >= least;
      detail.append("; at the end: ").append(parked);
    }
    return new Premise(spec.text(), held, detail.toString());
  }

  private static boolean looked(LockWatch.Seen seen, StringBuilder detail) {
    int answered = seen.held() + seen.contradicted();
    boolean held = seen.contradicted() * ONE_IN <= answered;
    detail.append("; during: held in %d of %d looks".formatted(seen.held(), answered));
    if (seen.unanswered() > 0) {
      detail.append(", %d looks got no answer in time".formatted(seen.unanswered()));
    }
    BglView contradiction = seen.contradiction();
    if (contradiction != null) {
      detail.append("; once it was ").append(contradiction);
    }
    return held;
  }
}
