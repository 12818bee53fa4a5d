package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.luxibench.results.ab.Step;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.LoadAverage;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunName;
import org.luxibench.results.store.RunStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The measuring part of a night, in passes: each scenario once and one fork of each bench. The
 * first pass is always begun, for a suite that is not measured is not watched; a step of a later
 * pass only when the same step of the first pass would still fit into the budget. A step that would
 * exceed the budget by half is ended; one of the first pass has half the budget at least. One that
 * breaks, fails or is invalid is run once more when that fits: a busy moment of the machine shall
 * not turn a night red.
 */
final class Measuring {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final double OVERRUN = 0.5;

  /** Behind the name of what a second attempt leaves. */
  private static final String AGAIN = ".2";

  private final NightPlan plan;
  private final Consumer<String> progress;
  private NightState state;

  Measuring(NightPlan plan, NightState state, Consumer<String> progress) {
    this.plan = plan;
    this.state = state;
    this.progress = progress;
  }

  /** Runs what is not yet done; returns the state at its end. */
  NightState run() throws IOException {
    for (int pass = 1; pass <= plan.passes(); pass++) {
      for (String scenario : plan.scenarios()) {
        step(NightPlan.LOAD + scenario, "", pass, folder -> load(scenario, folder));
      }
      if (!plan.benchOptions().isEmpty()) {
        step(NightPlan.BENCH, "", pass, this::bench);
      }
    }
    return state;
  }

  /**
   * Measures suites again, in passes as before: once in any case, then as the budget allows.
   *
   * @return the state at its end
   */
  NightState confirm(List<String> suites) throws IOException {
    for (int pass = 1; pass <= plan.passes(); pass++) {
      for (String scenario : plan.scenarios()) {
        if (suites.contains(NightPlan.suite(scenario))) {
          String what = NightPlan.LOAD + scenario;
          step(what, RunName.CONFIRMING, pass, folder -> load(scenario, folder));
        }
      }
      if (suites.contains(NightPlan.BENCH_SUITE)) {
        step(NightPlan.BENCH, RunName.CONFIRMING, pass, this::bench);
      }
    }
    return state;
  }

  /** A program to run, with where it leaves its results. */
  private record Task(List<String> command, Path result) {}

  /** Makes the task of a step. */
  private interface TaskFor {
    Task in(Path stepFiles) throws IOException;
  }

  private void step(String what, String kind, int pass, TaskFor tasks) throws IOException {
    String name = what + "-" + kind + pass;
    if (state.step(name).isPresent()) {
      progress.accept(name + ": done before");
      return;
    }
    double left = plan.budget().toSeconds() - state.secondsSpent();
    double expected = state.step(what + "-1").map(StepState::seconds).orElse(0.0);
    if (pass > 1 && (left < expected || left <= 0)) {
      progress.accept("%s: left out, %.0f s of the budget are left".formatted(name, left));
      return;
    }
    StepState step = attempt(name, "", tasks, left);
    if (StepState.isWorthAnother(step.exitCode()) && left - step.seconds() >= step.seconds()) {
      progress.accept("%s: exit %d, once more".formatted(name, step.exitCode()));
      step = joined(step, attempt(name, AGAIN, tasks, left - step.seconds()));
    }
    state = state.with(step);
    state.write(plan.folder());
    progress.accept("%s: exit %d after %.0f s".formatted(name, step.exitCode(), step.seconds()));
  }

  private StepState attempt(String name, String suffix, TaskFor tasks, double left)
      throws IOException {
    Task task = tasks.in(plan.folder().resolve(name + suffix));
    Path log = plan.folder().resolve(name + ".log");
    double load = LoadAverage.take().one();
    HostFingerprint host = HostFingerprint.take();
    long start = System.nanoTime();
    double overrun = OVERRUN * plan.budget().toMillis();
    Duration limit = Duration.ofMillis((long) (Math.max(0, left) * 1_000 + overrun));
    int code = Step.run(plan.home(), Map.of(), log, task.command(), limit);
    double seconds = (System.nanoTime() - start) / 1e9;
    String result = holdsFigures(task.result()) ? task.result().toString() : "";
    return new StepState(name, List.of(code), seconds, load, result, log.toString(), host);
  }

  /**
   * JMH makes its file before it looks for benches: one that was ended, or found none, leaves it
   * empty.
   */
  private static boolean holdsFigures(Path result) {
    if (result.endsWith(RunFolder.RECORD)) {
      return Files.exists(result);
    }
    try {
      return !Inputs.read(result.toString()).series().isEmpty();
    } catch (IOException noFigures) {
      return false;
    }
  }

  private static StepState joined(StepState first, StepState second) {
    return new StepState(
        first.name(),
        List.of(first.exitCode(), second.exitCode()),
        first.seconds() + second.seconds(),
        first.load(),
        second.hasResult() ? second.result() : first.result(),
        first.log(),
        second.host());
  }

  private Task load(String scenario, Path files) throws IOException {
    Path folder =
        plan.runs()
            .resolve(NightPlan.suite(scenario))
            .resolve(RunName.of(plan.name(), kind(files), pass(files)));
    // A night that was aborted may have left what it had by then: that is no run to judge.
    if (Files.exists(folder)) {
      RunStore.delete(folder);
    }
    List<String> command =
        List.of("./luxibench", "load", scenario, "--quick", "--out", folder.toString());
    // The folder appears with its record, when the run is whole.
    return new Task(command, folder.resolve(RunFolder.RECORD));
  }

  private Task bench(Path files) {
    Path result = files.resolveSibling(files.getFileName() + ".json");
    List<String> command = new ArrayList<>(List.of("./luxibench", "bench"));
    command.addAll(plan.benchOptions());
    command.addAll(List.of("-f", "1", "-rf", "json", "-rff", result.toString()));
    return new Task(command, result);
  }

  private static String kind(Path files) {
    return end(files).startsWith(RunName.CONFIRMING) ? RunName.CONFIRMING : RunName.MEASURED;
  }

  private static String pass(Path files) {
    String end = end(files);
    return end.startsWith(RunName.CONFIRMING) ? end.substring(1) : end;
  }

  /** Behind the last dash of a step's name: the pass, a letter before it when it confirms. */
  private static String end(Path files) {
    String name = String.valueOf(files.getFileName());
    return name.substring(name.lastIndexOf('-') + 1);
  }

  /** The forks of all passes in one file of JMH's layout, one entry for each fork. */
  static void merge(List<Path> files, Path into) throws IOException {
    ArrayNode all = MAPPER.createArrayNode();
    for (Path file : files) {
      for (JsonNode benchmark : MAPPER.readTree(Files.readAllBytes(file))) {
        all.add(benchmark);
      }
    }
    Files.write(into, MAPPER.writeValueAsBytes(all));
  }
}
