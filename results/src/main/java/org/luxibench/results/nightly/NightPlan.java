package org.luxibench.results.nightly;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a night is to do.
 *
 * @param home the project
 * @param runs where runs are stored, usually {@code results/runs}
 * @param baseline committed runs, usually {@code results/baseline}
 * @param folder of this night: state, logs, page
 * @param benchOptions JMH's options of one fork of the benches; empty for no benches
 * @param scenarios run by {@code load --quick}
 * @param passes most forks of the benches, and most runs of each scenario
 * @param budget how long measuring may take in all
 */
public record NightPlan(
    Path home,
    Path runs,
    Path baseline,
    Path folder,
    List<String> benchOptions,
    List<String> scenarios,
    int passes,
    Duration budget) {

  /** The suite that the merged forks of a night are stored as. */
  public static final String BENCH_SUITE = "bench-nightly";

  /** The name of the benches' steps, before the pass. */
  static final String BENCH = "bench";

  /** What the names of the scenarios' steps begin with. */
  static final String LOAD = "load-";

  public NightPlan {
    benchOptions = List.copyOf(benchOptions);
    scenarios = List.copyOf(scenarios);
  }

  /** What tells this plan from another: a night goes on by the plan that it began with only. */
  public String digest() {
    String text = String.join("\n", benchOptions) + "\n\n" + String.join("\n", scenarios);
    text = text + "\n\n" + passes + " " + budget;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The night's own name. */
  String name() {
    return String.valueOf(folder.getFileName());
  }

  /** The suites of this night. */
  List<String> suites() {
    List<String> suites = new ArrayList<>(scenarios.stream().map(NightPlan::suite).toList());
    if (!benchOptions.isEmpty()) {
      suites.add(BENCH_SUITE);
    }
    return suites;
  }

  /** The suite under which a quick run of a scenario is stored. */
  static String suite(String scenario) {
    return scenario + "-quick";
  }

  /** The suite that a step measures. */
  static String suiteOf(StepState step) {
    return step.what().equals(BENCH) ? BENCH_SUITE : suite(step.what().substring(LOAD.length()));
  }
}
