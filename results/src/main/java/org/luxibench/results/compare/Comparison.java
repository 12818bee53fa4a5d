package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luxibench.results.ExitCode;
import org.luxibench.results.stats.GeometricMean;
import org.luxibench.results.stats.MannWhitney;

/**
 * The outcome of a comparison.
 *
 * @param base how the user named the baseline
 * @param candidate how the user named the candidate
 * @param level chance of calling anything changed when nothing has
 * @param rows in the order of the base
 * @param missing series of the base that the candidate does not have: subject and metrics
 * @param unshowable rows that look worse, though no difference between so few samples could have
 *     reached the level
 * @param notes what a reader should know besides
 */
public record Comparison(
    String base,
    String candidate,
    double level,
    List<Row> rows,
    List<String> missing,
    List<Row> unshowable,
    List<String> notes) {

  public Comparison {
    rows = List.copyOf(rows);
    unshowable = List.copyOf(unshowable);
    missing = List.copyOf(missing);
    notes = notes.stream().distinct().toList();
  }

  /** One of which nothing is missing, judged by a rule that needs no number of samples. */
  public Comparison(
      String base, String candidate, double level, List<Row> rows, List<String> notes) {
    this(base, candidate, level, rows, List.of(), List.of(), notes);
  }

  /** How many rows have this verdict. */
  public long count(RowVerdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /**
   * 3 when a row regressed; 4 when no row could be concluded, one is still suspect or looks worse
   * by samples too few to show it, or something that the base measured is missing from the
   * candidate (it may have broken); otherwise 0.
   */
  public int exitCode() {
    if (count(RowVerdict.REGRESSED) > 0) {
      return ExitCode.REGRESSION;
    }
    boolean concluded = count(RowVerdict.IMPROVED) + count(RowVerdict.SAME) > 0;
    boolean doubtful = count(RowVerdict.SUSPECT) > 0 || !unshowable.isEmpty();
    return concluded && missing.isEmpty() && !doubtful ? ExitCode.OK : ExitCode.INVALID;
  }

  /**
   * The geometric mean of the judged rows' worsening: above 1 is worse, whichever way each metric
   * is better. Informative; no verdict rests on it.
   */
  public double meanWorsening() {
    return GeometricMean.of(
        rows.stream()
            .filter(Row::hasRatio)
            .map(row -> row.metric().worsening(row.ratio()))
            .toList());
  }

  /** One sentence: how many rows came to what. */
  public String summary() {
    List<String> parts = new ArrayList<>();
    for (RowVerdict verdict : RowVerdict.values()) {
      if (count(verdict) > 0) {
        parts.add(count(verdict) + " " + verdict.word());
      }
    }
    if (!missing.isEmpty()) {
      parts.add(missing.size() + " missing from the candidate");
    }
    String judged = parts.isEmpty() ? "nothing to compare" : String.join(", ", parts);
    return "%s (%d row%s)".formatted(judged, rows.size(), rows.size() == 1 ? "" : "s");
  }

  /** Why rows that look worse cannot be said to be; empty when there are none. */
  public Optional<String> tooFewSamples() {
    if (unshowable.isEmpty()) {
      return Optional.empty();
    }
    Row first = unshowable.get(0);
    int family = (int) rows.stream().filter(Row::isJudged).count();
    int enough = Math.min(first.baseSamples(), first.candidateSamples());
    while (family * MannWhitney.smallestPValue(enough, enough) > level) {
      enough++;
    }
    return Optional.of(
        "%d+%d samples cannot show a change in any of %d rows, %d a side can; look worse: %d"
            .formatted(
                first.baseSamples(), first.candidateSamples(), family, enough, unshowable.size()));
  }

  /** The same comparison with rows judged otherwise. */
  public Comparison withRows(List<Row> others) {
    return new Comparison(base, candidate, level, others, missing, unshowable, notes);
  }

  /** A copy with more to tell. */
  public Comparison withNotes(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(notes);
    return new Comparison(base, candidate, level, rows, missing, unshowable, all);
  }
}
