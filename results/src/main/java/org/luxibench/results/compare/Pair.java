package org.luxibench.results.compare;

import java.util.Optional;
import org.luxibench.results.stats.Fenced;
import org.luxibench.results.stats.Interval;
import org.luxibench.results.stats.MannWhitney;

/**
 * The two series of a row.
 *
 * @param base the baseline's
 * @param other the candidate's
 */
record Pair(Series base, Series other) {
  double ratio() {
    return other.sample().median() / base.sample().median();
  }

  /** Of what lies within the fences. */
  double pValue() {
    Fenced within = within();
    return MannWhitney.pValue(within.first(), within.second());
  }

  private Fenced within() {
    return Fenced.of(base.sample(), other.sample());
  }

  private String farOnes() {
    Fenced within = within();
    int ours = base.sample().size() - within.first().size();
    int theirs = other.sample().size() - within.second().size();
    return ours + theirs == 0
        ? ""
        : "%d of the base and %d of the candidate far from all others, not ranked"
            .formatted(ours, theirs);
  }

  int fewest() {
    return Math.min(base.sample().size(), other.sample().size());
  }

  /** Why the row cannot be judged. */
  Optional<String> refusal() {
    if (!base.metric().unit().equals(other.metric().unit())) {
      return Optional.of(
          "the base is in %s, the candidate in %s"
              .formatted(base.metric().unit(), other.metric().unit()));
    }
    if (!base.isBelievable() || !other.isBelievable()) {
      return Optional.of(
          "%d samples past the %s in some fork or run, at least %d are needed"
              .formatted(
                  Math.min(base.beyond(), other.beyond()),
                  base.metric().name(),
                  Series.LEAST_BEYOND));
    }
    if (base.sample().isEmpty() || other.sample().isEmpty()) {
      return Optional.of("no samples on one side");
    }
    if (!base.sample().isPositive() || !other.sample().isPositive()) {
      return Optional.of("a figure is 0 or below: it has no ratio");
    }
    return Optional.empty();
  }

  Row refused(String reason) {
    return new Row(
        base.subject(),
        base.metric(),
        base.sample().isEmpty() ? 0 : base.sample().median(),
        other.sample().isEmpty() ? 0 : other.sample().median(),
        1,
        Interval.UNKNOWN,
        1,
        1,
        base.sample().size(),
        other.sample().size(),
        RowVerdict.REFUSED,
        0,
        reason);
  }

  Row row(Interval interval, double p, double adjustedP, RowVerdict verdict, int more) {
    return new Row(
        base.subject(),
        base.metric(),
        base.sample().median(),
        other.sample().median(),
        ratio(),
        interval,
        p,
        adjustedP,
        base.sample().size(),
        other.sample().size(),
        verdict,
        more,
        farOnes());
  }
}
