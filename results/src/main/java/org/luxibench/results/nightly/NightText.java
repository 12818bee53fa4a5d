package org.luxibench.results.nightly;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.Row;
import org.luxibench.results.compare.RowVerdict;

/** A night in a few lines. */
final class NightText {
  private NightText() {}

  static String write(NightState state, List<SuiteReport> reports, int exitCode) {
    StringBuilder out = new StringBuilder();
    out.append("night of %s, commit %s%n".formatted(state.started(), state.commit()));
    for (SuiteReport report : reports) {
      out.append("%s: %s%n".formatted(report.suite(), sentence(report)));
      report.silence().ifPresent(why -> out.append("  nothing can be said: %s%n".formatted(why)));
      report.failed().forEach(each -> out.append("  ").append(each).append('\n'));
      report.notes().forEach(each -> out.append("  ").append(each).append('\n'));
      tooNoisy(out, report.lastGood());
      regressed(out, "last good", report.lastGood());
      regressed(out, "baseline", report.baseline());
    }
    out.append(
        "measuring took %.0f s; exit %d, %s%n"
            .formatted(state.secondsSpent(), exitCode, meaning(exitCode)));
    return out.toString();
  }

  static String meaning(int exitCode) {
    return switch (exitCode) {
      case 0 -> "nothing got worse";
      case 3 -> "something got worse";
      case 4 -> "of a suite nothing can be said";
      default -> "a step broke";
    };
  }

  static String sentence(SuiteReport report) {
    return "%d runs; last good: %s; baseline: %s; trend: %s; %d in quarantine"
        .formatted(
            report.runs(),
            summary(report.lastGood(), report.goodNights()),
            report.baselineNights() == 0
                ? "none kept"
                : summary(report.baseline(), report.goodNights()),
            trend(report),
            report.quarantined().size());
  }

  private static String trend(SuiteReport report) {
    if (report.trend() == null) {
      return "none";
    }
    return report.hasWorsened() ? "worsened" : "no fresh change";
  }

  private static String summary(@Nullable Comparison comparison, int nights) {
    return comparison == null
        ? "nothing to compare with yet (%d of %d nights)".formatted(nights, NightRule.LEAST_NIGHTS)
        : comparison.summary();
  }

  private static void tooNoisy(StringBuilder out, @Nullable Comparison all) {
    if (all != null) {
      all.notes().stream()
          .filter(note -> note.startsWith(NightRule.TOO_NOISY))
          .forEach(note -> out.append("  ").append(note).append('\n'));
    }
  }

  private static void regressed(StringBuilder out, String against, @Nullable Comparison all) {
    if (all == null) {
      return;
    }
    for (Row row : all.rows()) {
      if (row.verdict() == RowVerdict.REGRESSED) {
        out.append(
            "  against %s: %s %s is %.1f %% of what it was (%s)%n"
                .formatted(
                    against, row.subject(), row.metric().name(), row.ratio() * 100, row.detail()));
      }
    }
  }
}
