package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.stats.EDivisiveT;
import org.luxibench.results.store.StoredRun;
import org.luxibench.results.trend.Trend;

/**
 * Judges the suites of a night: each against the newest good nights before, against the baseline of
 * a like host, and by its history. The levels of tests are shared out among all rows of the night.
 */
record NightJudge(NightPlan plan, NightState state) {
  private static final double LEAST_CHANGE = 0.05;

  /**
   * Judges what is stored.
   *
   * @param confirmed whether what looked worse has been measured again, as far as could be
   */
  List<SuiteReport> judge(boolean confirmed) throws IOException {
    List<SuiteNight> nights = new ArrayList<>();
    for (String suite : plan.suites()) {
      nights.add(SuiteNight.read(plan, suite));
    }
    int rows = nights.stream().mapToInt(SuiteNight::rows).sum();
    return nights.stream().map(night -> judge(night, rows, confirmed)).toList();
  }

  private SuiteReport judge(SuiteNight night, int rows, boolean confirmed) {
    NightFigures tonight = night.tonight();
    List<String> failures = failures(night.suite());
    if (tonight == null) {
      return new SuiteReport(
          night.suite(),
          0,
          0,
          0,
          0,
          failures,
          null,
          null,
          null,
          List.of(),
          List.of(),
          night.notes());
    }
    References references = night.references();
    NightRule rule = NightRule.inFamilyOf(rows);
    List<NightFigures> good = references.good();
    return new SuiteReport(
        night.suite(),
        tonight.runs().size(),
        good.size(),
        night.baseline().size(),
        references.badAtTheEnd(),
        failures,
        compare(rule, "the last good nights", good, List.of(good), night, confirmed),
        compare(
            rule,
            "the baseline",
            night.baseline(),
            List.of(night.baseline(), good),
            night,
            confirmed),
        trend(night, tonight, rows),
        night.quarantined().entrySet().stream()
            .map(row -> row.getKey() + ": " + row.getValue())
            .toList(),
        missing(good, tonight),
        night.notes());
  }

  /**
   * Nothing as long as there are not nights enough, and for a scenario that gives no figures: that
   * is judged by its own verdict alone.
   */
  private static @Nullable Comparison compare(
      NightRule rule,
      String name,
      List<NightFigures> references,
      List<List<NightFigures>> spread,
      SuiteNight night,
      boolean confirmed) {
    NightFigures tonight = night.tonight();
    if (tonight == null || night.rows() == 0 || references.isEmpty()) {
      return null;
    }
    if (!NightRule.suffice(spread)) {
      return null;
    }
    List<String> quarantined = List.copyOf(night.quarantined().keySet());
    Comparison first = rule.compare(name, references, spread, tonight.without(quarantined));
    if (!confirmed) {
      return first;
    }
    NightFigures again = night.again();
    Comparison second =
        again == null
            ? new Comparison(name, "measured again", first.level(), List.of(), List.of())
            : rule.compare(name, references, spread, again);
    return NightRule.confirmed(first, second);
  }

  /** What broke, or was taken away: the next night is not held against what has it. */
  private static List<String> missing(List<NightFigures> good, NightFigures tonight) {
    if (good.isEmpty()) {
      return List.of();
    }
    return good.get(good.size() - 1).measured().series().stream()
        .filter(row -> names(tonight).noneMatch(Quarantine.name(row)::equals))
        .map(Quarantine::name)
        .toList();
  }

  private static Stream<String> names(NightFigures night) {
    return night.measured().series().stream().map(Quarantine::name);
  }

  private static Trend trend(SuiteNight night, NightFigures tonight, int rows) {
    List<Trend.Run> history = new ArrayList<>();
    night.references().nights().forEach(earlier -> history.add(earlier.asRun()));
    history.add(tonight.asRun());
    return Trend.of(
            night.suite(),
            history,
            List.of(),
            EDivisiveT.inFamilyOf(rows, LEAST_CHANGE),
            LEAST_CHANGE)
        .without(Set.copyOf(night.quarantined().keySet()));
  }

  /** What went wrong in this suite's steps, or did at first. */
  private List<String> failures(String suite) {
    List<String> found = new ArrayList<>();
    for (StepState step : state.steps()) {
      boolean fine = step.exitCodes().equals(List.of(ExitCode.OK)) && step.hasResult();
      if (!fine && suite.equals(NightPlan.suiteOf(step))) {
        String load = String.format(Locale.ROOT, "load average before it %.1f", step.load());
        found.add("%s (%s), see %s".formatted(step.sentence(), load, step.log()));
      }
    }
    return found;
  }

  /** Marks the runs of suites that got worse, or may have: no reference for the next night. */
  void mark(List<SuiteReport> reports) throws IOException {
    for (SuiteReport report : reports) {
      if (report.isDoubtful()) {
        for (StoredRun run : SuiteNight.read(plan, report.suite()).runs()) {
          Files.writeString(run.folder().resolve(References.BAD), "a night found this run worse\n");
        }
      }
    }
  }
}
