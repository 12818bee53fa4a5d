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
 * A load run as JUnit XML: a suite for the run itself, with one case, and a suite for each leg: a
 * case for the leg, and one for each phase, premise and threshold.
 *
 * <p>The file is red exactly when the run is: a threshold missed by a behaviour whose defect is on
 * show passes, with a note. An invalid phase is an error, and its thresholds are skipped, for
 * nothing is known about them. The run and its legs are cases of their own because they may be red
 * though each phase is green: cut short, not driven, not counted right.
 */
public final class JUnitXml {
  private JUnitXml() {}

  /** The whole file. */
  public static String of(LoadResult run) {
    List<String> suites = new ArrayList<>();
    List<JUnitCase> all = new ArrayList<>();
    JUnitCase whole = verdictCase("the run", run.verdict(), run.explanation());
    suites.add(suite(run, "run", List.of(whole)));
    all.add(whole);
    for (Leg leg : run.legs()) {
      List<JUnitCase> cases = new ArrayList<>();
      cases.add(verdictCase("the leg", leg.verdict(), told(leg)));
      leg.phases().forEach(phase -> addCases(phase, cases));
      suites.add(suite(run, leg.name(), cases));
      all.addAll(cases);
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"%s\" %s>\n%s</testsuites>\n"
        .formatted(
            Markup.escape("luxibench load " + run.scenario()),
            JUnitCase.totals(all),
            String.join("", suites));
  }

  private static String told(Leg leg) {
    return leg.phases().isEmpty()
        ? "no phase was measured"
        : leg.phases().stream().allMatch(Phase::asExpected)
            ? "%d phases came out as expected".formatted(leg.phases().size())
            : "not all phases came out as expected";
  }

  private static JUnitCase verdictCase(String name, Verdict verdict, String explanation) {
    Outcome outcome =
        switch (verdict) {
          case PASSED -> Outcome.PASSED;
          case FAILED -> Outcome.FAILED;
          case INVALID -> Outcome.ERROR;
        };
    String told = verdict == Verdict.PASSED ? explanation : verdict + ". " + explanation;
    return new JUnitCase(name, 0, outcome, told.strip());
  }

  private static String suite(LoadResult run, String name, List<JUnitCase> cases) {
    StringBuilder out = new StringBuilder();
    out.append(
        "  <testsuite name=\"%s\" %s>\n".formatted(Markup.escape(name), JUnitCase.totals(cases)));
    String className = "%s.%s".formatted(run.scenario(), name);
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
