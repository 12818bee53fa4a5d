package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.report.JUnitCase.Outcome;

/**
 * A load run as JUnit XML: a suite for each leg; a case for each phase, premise and threshold.
 *
 * <p>The file is red exactly when the run is: a threshold missed by a behaviour whose defect is on
 * show passes, with a note. An invalid phase is an error, and its thresholds are skipped, for
 * nothing is known about them.
 */
public final class JUnitXml {
  private JUnitXml() {}

  /** The whole file. */
  public static String of(LoadResult run) {
    List<String> suites = new ArrayList<>();
    List<JUnitCase> all = new ArrayList<>();
    for (Leg leg : run.legs()) {
      List<JUnitCase> cases = new ArrayList<>();
      leg.phases().forEach(phase -> addCases(phase, cases));
      suites.add(suite(run, leg, cases));
      all.addAll(cases);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"%s\" %s>\n%s</testsuites>\n"
        .formatted(
            Markup.escape("luxibench load " + run.scenario()),
            JUnitCase.totals(all),
            String.join("", suites));
  }

  private static String suite(LoadResult run, Leg leg, List<JUnitCase> cases) {
    StringBuilder out = new StringBuilder();
    out.append(
        "  <testsuite name=\"%s\" %s>\n"
            .formatted(Markup.escape(leg.name()), JUnitCase.totals(cases)));
    String className = "%s.%s".formatted(run.scenario(), leg.name());
    cases.forEach(one -> out.append(one.xml(className)));
    return out.append("  </testsuite>\n").toString();
  }

  private static void addCases(Phase phase, List<JUnitCase> cases) {
    cases.add(phaseCase(phase));
    Premise premise = phase.premise();
    if (!premise.text().isEmpty()) {
      cases.add(
          new JUnitCase(
              phase.name() + ": premise: " + premise.text(),
              0,
              premise.held() ? Outcome.PASSED : Outcome.ERROR,
              premise.detail()));
    }
    phase.checks().forEach(check -> cases.add(checkCase(phase, check)));
  }

  private static JUnitCase phaseCase(Phase phase) {
    double seconds = phase.endSeconds() - phase.startSeconds();
    if (phase.asExpected()) {
      return new JUnitCase(phase.name(), seconds, Outcome.PASSED, phase.detail());
    }
    Outcome outcome = phase.verdict() == Verdict.INVALID ? Outcome.ERROR : Outcome.FAILED;
    String told =
        "%s, expected %s. %s".formatted(phase.verdict(), phase.expected(), phase.detail());
    return new JUnitCase(phase.name(), seconds, outcome, told.strip());
  }

  private static JUnitCase checkCase(Phase phase, Check check) {
    String name = phase.name() + ": " + check.expression();
    if (phase.verdict() == Verdict.INVALID) {
      return new JUnitCase(name, 0, Outcome.SKIPPED, "the phase is invalid: " + phase.detail());
    }
    String told = VerdictTable.missed(check);
    if (check.ok()) {
      return new JUnitCase(name, 0, Outcome.PASSED, "");
    }
    return phase.expected() == Verdict.FAILED
        ? new JUnitCase(name, 0, Outcome.PASSED, "missed, as expected of this leg: " + told)
        : new JUnitCase(name, 0, Outcome.FAILED, told);
  }
}
