package org.luxibench.results.nightly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.Row;
import org.luxibench.results.compare.RowVerdict;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.Interval;

/**
 * Judges a night against earlier nights, each row by one figure a night.
 *
 * <p>Logarithms of the nights' figures are taken for normal. Tonight's then lies within the
 * prediction interval mean ± t s √(1 + 1/k) of k earlier nights with the stated chance, whatever
 * part of the spread s is the machine's and whatever the forks'. A row has <em>regressed</em> when
 * it is worse by that bound and by the metric's least effect; the larger of the two is told where
 * it is the bound. It is the <em>same</em> when the 95 % interval of the change lies within the
 * larger of the two, and that is less than a factor of two.
 *
 * @param level chance that an unchanged row is called regressed in one comparison
 */
record NightRule(double level) {
  /** With fewer earlier nights their spread is anyone's guess. */
  static final int LEAST_NIGHTS = 5;

  /** Chance that an unchanged night is called worse than earlier ones, over all its rows. */
  static final double LEVEL = 0.01;

  /** A night is held against the last good ones and against the baseline. */
  private static final int COMPARISONS = 2;

  /** Five nights that happen to agree do not make the next one agree. */
  private static final double LEAST_SPREAD = 0.01;

  /** What the note of rows begins with of which only more than a factor of two would be told. */
  static final String TOO_NOISY = "too noisy to judge";

  private static final double TAIL95 = 0.025;
  private static final double WIDEST = Math.log(2);

  /**
   * The rule for a night of so many rows in all its suites: the level is shared out (Bonferroni).
   */
  static NightRule inFamilyOf(int rows) {
    return new NightRule(LEVEL / (COMPARISONS * Math.max(1, rows)));
  }

  /** Whether these nights suffice to tell the spread. */
  static boolean suffice(List<List<NightFigures>> spread) {
    return spread.stream().mapToInt(nights -> Math.max(0, nights.size() - 1)).sum()
        >= LEAST_NIGHTS - 1;
  }

  /**
   * Compares every row of tonight's that an earlier night has too.
   *
   * @param name of the earlier nights
   * @param references whose mean tonight is held against
   * @param spread groups of nights that tell how far nights of one group lie apart
   */
  Comparison compare(
      String name,
      List<NightFigures> references,
      List<List<NightFigures>> spread,
      NightFigures tonight) {
    List<Row> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> noisy = new ArrayList<>();
    for (Series row : tonight.measured().series()) {
      double[] before = figures(references, row);
      Optional<Double> now = tonight.median(row);
      if (now.isEmpty()) {
        rows.add(refused(row, before));
      } else if (before.length == 0) {
        notes.add("only tonight: " + Quarantine.name(row));
      } else {
        List<double[]> groups = spread.stream().map(nights -> figures(nights, row)).toList();
        rows.add(judge(row.metric(), row.subject(), before, groups, now.get()));
        if (isTooNoisy(before.length, groups, now.get())) {
          noisy.add(Quarantine.name(row));
        }
      }
    }
    if (!noisy.isEmpty()) {
      notes.add(
          "%s (a factor of two would not be told): %s"
              .formatted(TOO_NOISY, String.join(", ", noisy)));
    }
    return new Comparison(name, "tonight", LEVEL, rows, notes);
  }

  private boolean isTooNoisy(int before, List<double[]> groups, double now) {
    int freedom = freedom(groups);
    return freedom >= LEAST_NIGHTS - 1 && reach(groups, freedom, before, now) > WIDEST;
  }

  /** How far in logarithms an unchanged night may lie from the mean of so many, at the level. */
  private double reach(List<double[]> groups, int freedom, int before, double now) {
    return TDistribution.of(freedom).inverseSurvivalProbability(level)
        * error(groups, freedom, before, now);
  }

  private static double error(List<double[]> groups, int freedom, int before, double now) {
    return spread(groups, freedom, now) * Math.sqrt(1 + 1.0 / before);
  }

  private static int freedom(List<double[]> groups) {
    return groups.stream().mapToInt(group -> Math.max(0, group.length - 1)).sum();
  }

  private static double[] figures(List<NightFigures> nights, Series row) {
    return nights.stream()
        .flatMap(night -> night.median(row).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static Row refused(Series row, double[] before) {
    return new Row(
        row.subject(),
        row.metric(),
        Arrays.stream(before).average().orElse(0),
        row.sample().isEmpty() ? 0 : row.sample().median(),
        1,
        Interval.UNKNOWN,
        1,
        1,
        before.length,
        1,
        RowVerdict.REFUSED,
        0,
        "too few observations past the percentile, or a figure of 0");
  }

  /**
   * Judges one row.
   *
   * @param before figures of the nights to hold against, at least one, all above 0
   * @param groups figures of nights that tell the spread, each group about its own mean
   * @param now tonight's figure, above 0
   */
  Row judge(Metric metric, String subject, double[] before, List<double[]> groups, double now) {
    double mean = meanLog(before);
    double change = Math.log(now) - mean;
    int freedom = freedom(groups);
    if (freedom < LEAST_NIGHTS - 1) {
      String missing = "%d of %d nights".formatted(freedom + 1, LEAST_NIGHTS);
      return row(metric, subject, before, now, Interval.UNKNOWN, 1, missing)
          .withVerdict(RowVerdict.INCONCLUSIVE, missing);
    }
    TDistribution student = TDistribution.of(freedom);
    double error = error(groups, freedom, before.length, now);
    double least = Math.log1p(metric.leastEffect());
    double bound = Math.max(least, reach(groups, freedom, before.length, now));
    double half = student.inverseSurvivalProbability(TAIL95) * error;
    double p = 2 * student.survivalProbability(Math.abs(change) / error);
    Interval interval = new Interval(Math.exp(change - half), Math.exp(change + half));
    String told =
        bound > least
            ? String.format(Locale.ROOT, "judged from %.1f %% on", Math.expm1(bound) * 100)
            : "";
    return row(metric, subject, before, now, interval, p, told)
        .withVerdict(verdict(metric, change, half, bound), told);
  }

  private static RowVerdict verdict(Metric metric, double change, double half, double bound) {
    double worsening = metric.better() == Metric.Better.HIGHER ? -change : change;
    if (worsening >= bound) {
      return RowVerdict.REGRESSED;
    }
    if (-worsening >= bound) {
      return RowVerdict.IMPROVED;
    }
    boolean same = Math.abs(change) + half <= Math.min(bound, WIDEST);
    return same ? RowVerdict.SAME : RowVerdict.INCONCLUSIVE;
  }

  private Row row(
      Metric metric,
      String subject,
      double[] before,
      double now,
      Interval interval,
      double p,
      String told) {
    double base = Math.exp(meanLog(before));
    return new Row(
        subject,
        metric,
        base,
        now,
        now / base,
        interval,
        p,
        Math.min(1, p * LEVEL / level / COMPARISONS),
        before.length,
        1,
        RowVerdict.INCONCLUSIVE,
        0,
        told);
  }

  private static double spread(List<double[]> groups, int freedom, double now) {
    double squares = 0;
    boolean whole = now == Math.rint(now);
    for (double[] group : groups) {
      double mean = meanLog(group);
      squares += Arrays.stream(group).map(x -> Math.pow(Math.log(x) - mean, 2)).sum();
      whole &= Arrays.stream(group).allMatch(x -> x == Math.rint(x));
    }
    // Figures in whole units are known to half a unit only.
    double least =
        whole
            ? 0.5 / groups.stream().flatMapToDouble(DoubleStream::of).min().orElse(now)
            : LEAST_SPREAD;
    return Math.max(Math.sqrt(squares / freedom), Math.max(least, LEAST_SPREAD));
  }

  private static double meanLog(double[] figures) {
    return Arrays.stream(figures).map(Math::log).average().orElse(0);
  }

  /**
   * The first comparison, with what looked regressed judged by figures measured afresh: what does
   * not regress again is inconclusive, and what could not be measured again is suspect.
   */
  static Comparison confirmed(Comparison first, Comparison again) {
    List<Row> rows = first.rows().stream().map(row -> confirmed(row, again)).toList();
    return new Comparison(first.base(), first.candidate(), first.level(), rows, first.notes());
  }

  private static Row confirmed(Row row, Comparison again) {
    if (row.verdict() != RowVerdict.REGRESSED) {
      return row;
    }
    Optional<Row> other =
        again.rows().stream()
            .filter(one -> one.subject().equals(row.subject()))
            .filter(one -> one.metric().equals(row.metric()))
            .filter(one -> one.verdict() != RowVerdict.REFUSED)
            .findFirst();
    if (other.isEmpty()) {
      return row.withVerdict(RowVerdict.SUSPECT, "worse at first, could not be measured again");
    }
    String change = String.format(Locale.ROOT, "%+.1f %%", (other.get().ratio() - 1) * 100);
    return other.get().verdict() == RowVerdict.REGRESSED
        ? row.withVerdict(RowVerdict.REGRESSED, "measured again " + change)
        : row.withVerdict(RowVerdict.INCONCLUSIVE, "worse at first, measured again " + change);
  }
}
