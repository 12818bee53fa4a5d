package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.results.ExitCode;
import org.luxibench.results.stats.GeometricMean;

/**
 * The outcome of a comparison.
 *
 * @param base how the user named the baseline
 * @param candidate how the user named the candidate
 * @param level chance of calling anything changed when nothing has
 * @param rows in the order of the base
 * @param missing series of the base that the candidate does not have: subject and metrics
 * @param notes what a reader should know besides
 */
public record Comparison(
    String base,
    String candidate,
    double level,
    List<Row> rows,
    List<String> missing,
    List<String> notes) {

  public Comparison {
    rows = List.copyOf(rows);
    missing = List.copyOf(missing);
    notes = notes.stream().distinct().toList();
  }

  /** One of which nothing is missing. */
  public Comparison(
      String base, String candidate, double level, List<Row> rows, List<String> notes) {
    this(base, candidate, level, rows, List.of(), notes);
  }

  /** How many rows have this verdict. */
  public long count(RowVerdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /**
   * 3 when a row regressed; 4 when no row could be concluded, one is still suspect, or something
   * that the base measured is missing from the candidate (it may have broken); otherwise 0.
   */
  public int exitCode() {
    if (count(RowVerdict.REGRESSED) > 0) {
      return ExitCode.REGRESSION;
    }
    boolean concluded = count(RowVerdict.IMPROVED) + count(RowVerdict.SAME) > 0;
    return concluded && missing.isEmpty() && count(RowVerdict.SUSPECT) == 0
        ? ExitCode.OK
        : ExitCode.INVALID;
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

  /** The same comparison with rows judged otherwise. */
  public Comparison withRows(List<Row> others) {
    return new Comparison(base, candidate, level, others, missing, notes);
  }

  /** A copy with more to tell. */
  public Comparison withNotes(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(notes);
    return new Comparison(base, candidate, level, rows, missing, all);
  }
}
