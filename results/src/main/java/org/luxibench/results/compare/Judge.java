package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luxibench.results.stats.BcaBootstrap;
import org.luxibench.results.stats.Fenced;
import org.luxibench.results.stats.Holm;
import org.luxibench.results.stats.Interval;
import org.luxibench.results.stats.MannWhitney;
import org.luxibench.results.stats.SamplesNeeded;

/**
 * Compares two sides row by row.
 *
 * <p>A row has <em>regressed</em> or <em>improved</em> when the Mann-Whitney test of the figures
 * within Tukey's fences ({@link Fenced}), corrected by Holm over all rows judged, rejects equality
 * at {@code level} and the ratio of the medians passes the metric's least effect. It is the
 * <em>same</em> when the ratio's 95 % interval lies within the least effect, either way. Otherwise
 * it is <em>inconclusive</em>. Before these come the subjects with failed runs, of the same family
 * ({@link FailedRuns}).
 *
 * @param level chance that any row of the family is called changed when none has: half of it is the
 *     chance of a false "regressed"
 * @param seed of the bootstrap
 * @param resamples of the bootstrap; only intervals and "same" depend on them
 */
public record Judge(double level, long seed, int resamples) {
  /** One false "regressed" in a hundred families, and one false "improved". */
  public static final double LEVEL = 0.02;

  /** Fewer samples a side never show that nothing changed: their interval is too sure of itself. */
  public static final int LEAST_FOR_SAME = 5;

  private static final long SEED = 20_140_103;
  private static final int RESAMPLES = 5_000;
  private static final double INTERVAL = 0.95;

  /** The judge whose error rate the documentation states. */
  public static Judge standard() {
    return new Judge(LEVEL, SEED, RESAMPLES);
  }

  /** The same judge at another level, for one of several looks. */
  public Judge at(double other) {
    return new Judge(other, seed, resamples);
  }

  /** Judges every series that both sides have. */
  public Comparison compare(Measurements base, Measurements candidate) {
    List<Pair> pairs = new ArrayList<>();
    Map<String, List<String>> onlyInBase = new LinkedHashMap<>();
    Map<String, List<String>> onlyInCandidate = new LinkedHashMap<>();
    for (Series one : base.series()) {
      Optional<Series> other = candidate.find(one.key());
      other.ifPresentOrElse(found -> pairs.add(new Pair(one, found)), () -> add(onlyInBase, one));
    }
    for (Series one : candidate.series()) {
      if (base.find(one.key()).isEmpty()) {
        add(onlyInCandidate, one);
      }
    }
    List<String> missing = told(onlyInBase);
    List<String> notes = new ArrayList<>();
    missing.forEach(one -> notes.add("only in the base: " + one));
    told(onlyInCandidate).forEach(one -> notes.add("only in the candidate: " + one));
    notes.addAll(base.notes());
    notes.addAll(candidate.notes());
    List<Row> rows = rows(FailedRuns.of(base, candidate), pairs);
    return new Comparison(
        base.name(), candidate.name(), level, rows, missing, unshowable(rows), notes);
  }

  private static void add(Map<String, List<String>> metrics, Series one) {
    metrics.computeIfAbsent(one.subject(), subject -> new ArrayList<>()).add(one.metric().name());
  }

  private static List<String> told(Map<String, List<String>> metrics) {
    return metrics.entrySet().stream()
        .map(of -> of.getKey() + " " + String.join(", ", of.getValue()))
        .toList();
  }

  private List<Row> rows(List<FailedRuns.Failing> failing, List<Pair> pairs) {
    List<Pair> ranked = pairs.stream().filter(pair -> pair.refusal().isEmpty()).toList();
    List<Double> p = new ArrayList<>(failing.stream().map(FailedRuns.Failing::pValue).toList());
    ranked.forEach(pair -> p.add(pair.pValue()));
    List<Double> adjusted = Holm.adjust(p);
    List<Row> rows = new ArrayList<>();
    int judged = 0;
    for (FailedRuns.Failing one : failing) {
      rows.add(one.row(p.get(judged), adjusted.get(judged), level));
      judged++;
    }
    for (Pair pair : pairs) {
      if (pair.refusal().isPresent()) {
        rows.add(pair.refused(pair.refusal().get()));
      } else {
        rows.add(judge(pair, p.get(judged), adjusted.get(judged), p.size()));
        judged++;
      }
    }
    return rows;
  }

  /** The rows that look worse, but of which so few samples could not have shown it. */
  private List<Row> unshowable(List<Row> rows) {
    long family = rows.stream().filter(Row::isJudged).count();
    return rows.stream()
        .filter(row -> row.verdict() == RowVerdict.INCONCLUSIVE && row.hasRatio())
        .filter(row -> row.metric().worsening(row.ratio()) >= 1 + row.metric().leastEffect())
        .filter(
            row ->
                family * MannWhitney.smallestPValue(row.baseSamples(), row.candidateSamples())
                    > level)
        .toList();
  }

  private Row judge(Pair pair, double p, double adjustedP, int family) {
    Metric metric = pair.base().metric();
    double least = 1 + metric.leastEffect();
    double worsening = metric.worsening(pair.ratio());
    Interval interval =
        new BcaBootstrap(resamples, INTERVAL, seed)
            .ratioOfMedians(pair.base().sample(), pair.other().sample());
    RowVerdict verdict = RowVerdict.INCONCLUSIVE;
    if (adjustedP <= level && worsening >= least) {
      verdict = RowVerdict.REGRESSED;
    } else if (adjustedP <= level && worsening <= 1 / least) {
      verdict = RowVerdict.IMPROVED;
    } else if (pair.fewest() >= LEAST_FOR_SAME && interval.within(1 / least, least)) {
      verdict = RowVerdict.SAME;
    }
    int more = verdict == RowVerdict.INCONCLUSIVE ? more(pair, worsening, family) : 0;
    return pair.row(interval, p, adjustedP, verdict, more);
  }

  /**
   * From the spread seen: when the ratio is past the least effect, enough for the rank test to say
   * so; otherwise enough for the interval to stay within; either four times in five.
   */
  private int more(Pair pair, double worsening, int family) {
    double least = Math.log(1 + pair.base().metric().leastEffect());
    double away = Math.abs(Math.log(worsening));
    double sigma = SamplesNeeded.logSigma(pair.base().sample(), pair.other().sample());
    int needed =
        away >= least
            ? SamplesNeeded.toShowChange(sigma, away, level / Math.max(1, family))
            : Math.max(
                LEAST_FOR_SAME,
                SamplesNeeded.toShowSameness(
                    sigma, Math.max(least / 4, least - away), SamplesNeeded.Z_SAME));
    return Math.max(1, needed - pair.fewest());
  }
}
