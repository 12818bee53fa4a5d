package org.luxibench.results.nightly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.RowVerdict;
import org.luxibench.results.trend.Trend;

/**
 * What a night found in one suite.
 *
 * @param suite its name
 * @param runs how many runs of it the night made
 * @param failed a sentence for each run that failed, was invalid or did not end
 * @param lastGood against the last good runs; absent when there are none
 * @param baseline against the committed baseline; absent when there is none for this host
 * @param trend its history
 * @param quarantined rows that were not judged, with the reason
 */
public record SuiteReport(
    String suite,
    int runs,
    List<String> failed,
    @Nullable Comparison lastGood,
    @Nullable Comparison baseline,
    @Nullable Trend trend,
    List<String> quarantined) {

  /** A metric that worsened within so many runs is told as a fresh change. */
  static final int FRESH_RUNS = 7;

  public SuiteReport {
    failed = List.copyOf(failed);
    quarantined = List.copyOf(quarantined);
  }

  /** Whether something got worse: against the last good, the baseline, or by the trend. */
  boolean isWorse() {
    return regressed(lastGood)
        || regressed(baseline)
        || (trend != null && trend.worsenedWithin(FRESH_RUNS));
  }

  private static boolean regressed(@Nullable Comparison comparison) {
    return comparison != null && comparison.count(RowVerdict.REGRESSED) > 0;
  }
}
