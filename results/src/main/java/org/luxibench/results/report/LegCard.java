package org.luxibench.results.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;

/** A leg in a few words at the top of the page. */
final class LegCard {
  /** As many as {@code report.css} has for legs. */
  static final int COLOURS = 6;

  private LegCard() {}

  /**
   * As an article.
   *
   * @param index of the leg in the run, which decides its colour
   */
  static String html(Leg leg, int index) {
    String verdict = leg.verdict().name();
    return """
        <article class="card leg-%d"><h3><i class="swatch"></i>%s</h3>
        <p class="verdict %s">%s</p>
        <dl>%s</dl></article>
        """
        .formatted(
            index % COLOURS,
            Markup.escape(leg.name()),
            verdict.toLowerCase(Locale.ROOT),
            outcome(leg),
            figures(leg));
  }

  private static String outcome(Leg leg) {
    int phases = leg.phases().size();
    long expected = leg.phases().stream().filter(Phase::asExpected).count();
    long onShow = leg.phases().stream().filter(p -> p.expected() == Verdict.FAILED).count();
    if (leg.verdict() == Verdict.PASSED && onShow > 0) {
      return "As expected <small>%d of %d phases fail: the defect on show</small>"
          .formatted(onShow, phases);
    }
    return "%s <small>%d of %d phases as expected</small>"
        .formatted(leg.verdict(), expected, phases);
  }

  private static String figures(Leg leg) {
    StringBuilder out = new StringBuilder();
    leg.phases().stream().findFirst().ifPresent(first -> out.append(p99("First p99", first)));
    worst(leg).ifPresent(worst -> out.append(p99("Worst p99", worst)));
    long unanswered = leg.phases().stream().mapToLong(p -> p.counts().unanswered()).sum();
    long planned = leg.phases().stream().mapToLong(p -> p.counts().planned()).sum();
    return out.append(
            figure("Not answered", Figures.count(unanswered), "of " + Figures.count(planned)))
        .toString();
  }

  private static Optional<Phase> worst(Leg leg) {
    return leg.phases().stream().max(Comparator.comparingDouble(phase -> phase.response().p99()));
  }

  private static String p99(String what, Phase phase) {
    return figure(what, Figures.duration(phase.response().p99()), phase.name());
  }

  private static String figure(String what, String value, String where) {
    return "<div><dt>%s</dt><dd>%s <small>%s</small></dd></div>"
        .formatted(what, Markup.escape(value), Markup.escape(where));
  }
}
