package org.luxibench.load.run;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.Tally;
import org.luxibench.load.scenario.Phase;
import org.luxibench.results.load.CurvePoint;
import org.luxibench.results.load.Kind;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;

/** A measured phase as it stands in the results. */
final class PhaseRecord {
  private static final int UNITS_PER_MICRO = 1_000;

  private PhaseRecord() {}

  static org.luxibench.results.load.Phase of(
      List<String> titles,
      PhaseTally tally,
      long legStart,
      Phase phase,
      Verdict expected,
      Judge.Judgement judgement,
      Premise premise) {
    Tally all = tally.all();
    boolean closed = phase.schedule().closed();
    return new org.luxibench.results.load.Phase(
        phase.name(),
        (tally.startNanos() - legStart) / 1e9,
        (tally.endNanos() - legStart) / 1e9,
        judgement.verdict(),
        expected,
        judgement.detail(),
        closed ? 0 : phase.schedule().arrivals(phase.measure(), 0).meanRate(),
        tally.rate(),
        all.counts(),
        tally.connectRetries(),
        Percentiles.of(all.response(), UNITS_PER_MICRO),
        Percentiles.of(all.service(), UNITS_PER_MICRO),
        Percentiles.of(all.waited(), UNITS_PER_MICRO),
        Percentiles.of(all.lag(), UNITS_PER_MICRO),
        CurvePoint.of(all.response(), UNITS_PER_MICRO),
        judgement.checks(),
        premise,
        kinds(titles, tally));
  }

  private static List<Kind> kinds(List<String> titles, PhaseTally tally) {
    List<Kind> kinds = new ArrayList<>();
    for (int kind = 0; kind < titles.size(); kind++) {
      Tally own = tally.byKind().get(kind);
      kinds.add(
          new Kind(
              titles.get(kind),
              own.counts(),
              Percentiles.of(own.response(), UNITS_PER_MICRO),
              Percentiles.of(own.service(), UNITS_PER_MICRO),
              Percentiles.of(own.waited(), UNITS_PER_MICRO),
              Percentiles.of(own.lag(), UNITS_PER_MICRO)));
    }
    return kinds;
  }
}
