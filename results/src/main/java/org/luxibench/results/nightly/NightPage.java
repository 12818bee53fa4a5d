package org.luxibench.results.nightly;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.ComparisonPage;
import org.luxibench.results.compare.Pages;
import org.luxibench.results.trend.TrendPage;

/** A night as one HTML page: the verdict, then each suite with comparisons and trend. */
final class NightPage {
  private NightPage() {}

  static String write(NightPlan plan, NightState state, List<SuiteReport> reports, int exitCode) {
    StringBuilder out = new StringBuilder();
    out.append(
        "<p>commit <code>%s</code>, begun %s, measured for %.0f s of %d s allowed</p>%n"
            .formatted(
                Pages.escape(state.commit()),
                state.started(),
                state.secondsSpent(),
                plan.budget().toSeconds()));
    for (SuiteReport report : reports) {
      suite(out, report);
    }
    out.append(
        "<h2>Steps</h2>\n<table>\n<tr><th>step</th><th>exit</th><th>seconds</th><th>load before</th></tr>\n");
    for (StepState step : state.steps()) {
      out.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%.0f</td><td class=\"n\">%.1f</td></tr>%n",
              Pages.escape(step.name()),
              codes(step),
              step.seconds(),
              step.load()));
    }
    out.append("</table>\n");
    String title = "Night of %s: %s".formatted(state.started(), NightText.meaning(exitCode));
    return Pages.page(title, out.toString());
  }

  private static String codes(StepState step) {
    return step.exitCodes().stream().map(String::valueOf).collect(Collectors.joining(", then "));
  }

  private static void suite(StringBuilder out, SuiteReport report) {
    out.append("<h2>").append(Pages.escape(report.suite())).append("</h2>\n<p>");
    out.append(Pages.escape(NightText.sentence(report))).append("</p>\n");
    report.silence().ifPresent(why -> list(out, List.of("nothing can be said: " + why)));
    list(out, report.failed());
    list(out, report.notes());
    comparison(out, "Against the last good nights", report.lastGood());
    comparison(out, "Against the baseline", report.baseline());
    if (report.trend() != null) {
      out.append("<h3>Trend</h3>\n").append(TrendPage.section(report.trend()));
    }
    if (!report.quarantined().isEmpty()) {
      out.append("<h3>In quarantine, not judged</h3>\n");
      list(out, report.quarantined());
    }
  }

  private static void comparison(StringBuilder out, String title, @Nullable Comparison comparison) {
    if (comparison != null) {
      out.append("<h3>").append(title).append("</h3>\n");
      out.append(ComparisonPage.section(comparison));
    }
  }

  private static void list(StringBuilder out, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    out.append("<ul>\n");
    lines.forEach(line -> out.append("<li>").append(Pages.escape(line)).append("</li>\n"));
    out.append("</ul>\n");
  }
}
