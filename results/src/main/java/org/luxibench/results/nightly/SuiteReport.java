package org.luxibench.results.nightly;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.RowVerdict;
import org.luxibench.results.trend.Trend;

/**
 * What a night found in one suite.
 *
 * @param suite its name
 * @param runs how many good runs of it the night made
 * @param goodNights how many earlier nights tonight may be held against
 * @param baselineNights how many nights of the baseline it may be held against
 * @param badNights how many nights before tonight were found worse one after the other
 * @param failed a sentence for each step that failed, was invalid or did not end
 * @param lastGood against the last good nights; absent when there are too few
 * @param baseline against the committed baseline; absent when there is none for this host
 * @param trend its history; absent when there is no good run
 * @param quarantined rows that were not judged, with the reason
 * @param missing rows that the newest good night had and tonight has not
 * @param notes what was left out, and why
 */
public record SuiteReport(
    String suite,
    int runs,
    int goodNights,
    int baselineNights,
    int badNights,
    List<String> failed,
    @Nullable Comparison lastGood,
    @Nullable Comparison baseline,
    @Nullable Trend trend,
    List<String> quarantined,
    List<String> missing,
    List<String> notes) {

  /** A metric that worsened within so many nights is told as a fresh change. */
  static final int FRESH_RUNS = 7;

  public SuiteReport {
    failed = List.copyOf(failed);
    quarantined = List.copyOf(quarantined);
    missing = List.copyOf(missing);
    notes = List.copyOf(notes);
  }

  /** Whether something got worse: against the last good, the baseline, or by the trend. */
  boolean isWorse() {
    return isSuspect() || hasWorsened();
  }

  /**
   * Whether by the trend a row took to a worse level, not long ago or in nights that were found
   * worse ever since: what nobody accepted does not pass for good because it lasts.
   */
  boolean hasWorsened() {
    return trend != null && trend.worsenedWithin(FRESH_RUNS + badNights);
  }

  /** Whether tonight may not be a reference: it is worse, or looked so and was not refuted. */
  boolean isDoubtful() {
    return isWorse() || !unconfirmed().isEmpty();
  }

  /** What looked worse and could not be measured again. */
  private List<String> unconfirmed() {
    return Stream.of(Optional.ofNullable(lastGood), Optional.ofNullable(baseline))
        .flatMap(comparison -> comparison.stream().flatMap(each -> each.rows().stream()))
        .filter(row -> row.verdict() == RowVerdict.SUSPECT)
        .map(row -> row.subject() + " " + row.metric().name())
        .distinct()
        .toList();
  }

  /** Whether a row is worse than those it was held against: to be measured again. */
  boolean isSuspect() {
    return regressed(lastGood) || regressed(baseline);
  }

  /**
   * Why the night says nothing of this suite, or of a part of it, although it should. Empty when
   * something was concluded, and as long as there is nothing to compare with.
   */
  Optional<String> silence() {
    if (runs == 0) {
      return Optional.of("no valid run tonight");
    }
    if (!unconfirmed().isEmpty()) {
      return Optional.of(
          "looked worse and could not be measured again: " + String.join(", ", unconfirmed()));
    }
    boolean compared = hasRows(lastGood) || hasRows(baseline);
    boolean nothingLeft = !quarantined.isEmpty() && !compared;
    boolean due = lastGood != null || baseline != null;
    if (due && !nothingLeft && !concluded(lastGood) && !concluded(baseline)) {
      return Optional.of("no row came to a conclusion");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("not measured tonight: " + String.join(", ", missing));
  }

  private static boolean hasRows(@Nullable Comparison comparison) {
    return comparison != null && !comparison.rows().isEmpty();
  }

  private static boolean concluded(@Nullable Comparison comparison) {
    return comparison != null && comparison.exitCode() != ExitCode.INVALID;
  }

  private static boolean regressed(@Nullable Comparison comparison) {
    return comparison != null && comparison.count(RowVerdict.REGRESSED) > 0;
  }
}
