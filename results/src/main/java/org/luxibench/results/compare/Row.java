package org.luxibench.results.compare;

import org.luxibench.results.stats.Interval;
import org.luxibench.results.stats.SamplesNeeded;

/**
 * One subject and metric, compared.
 *
 * @param subject what was measured
 * @param metric what the figures are
 * @param base the baseline's median
 * @param candidate the candidate's median
 * @param ratio candidate over base
 * @param interval of the ratio
 * @param p two-sided p-value before correction
 * @param adjustedP the same after Holm's correction over the family
 * @param baseSamples samples of the baseline
 * @param candidateSamples samples of the candidate
 * @param verdict what may be said
 * @param moreSamples a side, to come to a conclusion at this variance; 0 when none are needed
 * @param detail why it was refused, or which figures were not ranked; empty when there is nothing
 *     to add
 */
public record Row(
    String subject,
    Metric metric,
    double base,
    double candidate,
    double ratio,
    Interval interval,
    double p,
    double adjustedP,
    int baseSamples,
    int candidateSamples,
    RowVerdict verdict,
    int moreSamples,
    String detail) {

  /** Whether the figures have a ratio and an interval: not when refused, nor when counted. */
  public boolean hasRatio() {
    return verdict != RowVerdict.REFUSED && !metric.equals(Metric.FAILED);
  }

  /** Whether it is one of the family that is judged together. */
  public boolean isJudged() {
    return verdict != RowVerdict.REFUSED;
  }

  /** Whether even more samples than are told would be needed: the row is too noisy. */
  public boolean needsMoreThanIsTold() {
    return moreSamples > 0
        && moreSamples + Math.min(baseSamples, candidateSamples) >= SamplesNeeded.MOST;
  }

  /** The same figures, judged otherwise. */
  public Row withVerdict(RowVerdict other, String why) {
    return new Row(
        subject,
        metric,
        base,
        candidate,
        ratio,
        interval,
        p,
        adjustedP,
        baseSamples,
        candidateSamples,
        other,
        0,
        why);
  }
}
