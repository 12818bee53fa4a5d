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
 * @param notes what a reader should know besides
 */
public record Comparison(
    String base, String candidate, double level, List<Row> rows, List<String> notes) {

  public Comparison {
    rows = List.copyOf(rows);
    notes = notes.stream().distinct().toList();
  }

  /** How many rows have this verdict. */
  public long count(RowVerdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /** 3 when a row regressed, 4 when no row could be concluded, otherwise 0. */
  public int exitCode() {
    if (count(RowVerdict.REGRESSED) > 0) {
      return ExitCode.REGRESSION;
    }
    boolean concluded = count(RowVerdict.IMPROVED) + count(RowVerdict.SAME) > 0;
    return concluded ? ExitCode.OK : ExitCode.INVALID;
  }

  /**
   * The geometric mean of the judged rows' worsening: above 1 is worse, whichever way each metric
   * is better. Informative; no verdict rests on it.
   */
  public double meanWorsening() {
    return GeometricMean.of(
        rows.stream()
            .filter(row -> row.verdict() != RowVerdict.REFUSED)
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
    String judged = parts.isEmpty() ? "nothing to compare" : String.join(", ", parts);
    return "%s (%d row%s)".formatted(judged, rows.size(), rows.size() == 1 ? "" : "s");
  }

  /** A copy with more to tell. */
  public Comparison withNotes(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(notes);
    return new Comparison(base, candidate, level, rows, all);
  }
}
