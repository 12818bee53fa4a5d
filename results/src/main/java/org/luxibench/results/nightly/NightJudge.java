package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Comparability;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.EDivisiveT;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;
import org.luxibench.results.trend.Trend;

/**
 * Judges one suite of a night: its runs of tonight against the newest good ones before, and against
 * the baseline of a like host. A run is good unless a scenario judged it otherwise or a night found
 * it worse (then {@code bad.txt} lies in its folder).
 */
record NightJudge(NightPlan plan, NightState state) {
  static final String BAD = "bad.txt";
  private static final int GOOD_RUNS = 20;
  private static final double LEAST_CHANGE = 0.05;

  SuiteReport judge(String suite) throws IOException {
    RunStore store = new RunStore(plan.runs());
    if (!Files.isDirectory(plan.runs().resolve(suite))) {
      return new SuiteReport(suite, 0, failures(suite), null, null, null, List.of());
    }
    List<StoredRun> all = store.of(suite).runs();
    List<StoredRun> tonight = all.stream().filter(run -> Night.isTonight(run, plan)).toList();
    List<StoredRun> good = good(all.stream().filter(run -> !Night.isTonight(run, plan)).toList());
    Measurements before = read("last good", good);
    Measurements now = read("tonight", tonight);
    Map<Series, String> noisy =
        Quarantine.read(plan.baseline().resolveSibling("nightly").resolve("quarantine.json"))
            .of(suite, before);
    Measurements judged = Quarantine.without(now, noisy);
    Set<String> left = noisy.keySet().stream().map(Quarantine::name).collect(Collectors.toSet());
    Trend trend =
        Trend.of(
                store,
                suite,
                EDivisiveT.inFamilyOf(before.series().size(), LEAST_CHANGE),
                LEAST_CHANGE)
            .without(left);
    SuiteReport report =
        new SuiteReport(
            suite,
            tonight.size(),
            failures(suite),
            compare(Quarantine.without(before, noisy), judged),
            compare(baseline(suite), judged),
            trend,
            noisy.entrySet().stream()
                .map(row -> Quarantine.name(row.getKey()) + ": " + row.getValue())
                .toList());
    mark(tonight, report);
    return report;
  }

  private static List<StoredRun> good(List<StoredRun> before) {
    List<StoredRun> good =
        before.stream()
            .filter(run -> run.verdict().isEmpty() || run.verdict().equals("PASSED"))
            .filter(run -> !Files.exists(run.folder().resolve(BAD)))
            .toList();
    return good.subList(Math.max(0, good.size() - GOOD_RUNS), good.size());
  }

  private static Measurements read(String name, List<StoredRun> runs) throws IOException {
    List<Measurements> parts = new ArrayList<>();
    for (StoredRun run : runs) {
      parts.add(Inputs.read(run.folder().toString()));
    }
    return Measurements.join(name, parts);
  }

  private Measurements baseline(String suite) throws IOException {
    Path folder = plan.baseline().resolve(suite);
    return Files.isDirectory(folder)
        ? read("baseline", new RunStore(plan.baseline()).of(suite).runs())
        : Measurements.join("baseline", List.of());
  }

  /** Nothing when a side is empty or the machines differ: nights judge, they do not force. */
  private static @Nullable Comparison compare(Measurements before, Measurements now) {
    boolean comparable =
        !before.series().isEmpty()
            && !now.series().isEmpty()
            && Comparability.differences(before, now).isEmpty();
    return comparable ? judge().compare(before, now) : null;
  }

  /** A suite is compared twice and shares the level out between the two. */
  private static Judge judge() {
    return Judge.standard().at(Judge.LEVEL / 2);
  }

  /** What went wrong in this suite's steps, or did at first. */
  private List<String> failures(String suite) {
    List<String> found = new ArrayList<>();
    for (StepState step : state.steps()) {
      boolean fine = step.exitCodes().equals(List.of(ExitCode.OK));
      if (!fine && suite.equals(NightPlan.suiteOf(step))) {
        String load = String.format(Locale.ROOT, "load average before it %.1f", step.load());
        found.add("%s (%s), see %s".formatted(step.sentence(), load, step.log()));
      }
    }
    return found;
  }

  private static void mark(List<StoredRun> tonight, SuiteReport report) throws IOException {
    if (report.isWorse()) {
      for (StoredRun run : tonight) {
        Files.writeString(run.folder().resolve(BAD), "a night found this run worse\n");
      }
    }
  }
}
