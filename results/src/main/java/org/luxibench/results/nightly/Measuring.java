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
import org.luxibench.results.store.LoadAverage;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * The measuring part of a night, in passes: each scenario once and one fork of each bench. The
 * first pass is always begun; a step of a later pass only when the same step of the first pass
 * would still fit into the budget. A step that would exceed the budget by half is ended. One that
 * breaks, fails or is invalid is run once more when that fits: a busy moment of the machine shall
 * not turn a night red.
 */
final class Measuring {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final double PATIENCE = 1.5;

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
        step(NightPlan.LOAD + scenario, pass, folder -> load(scenario, folder));
      }
      if (!plan.benchOptions().isEmpty()) {
        step(NightPlan.BENCH, pass, this::bench);
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

  private void step(String what, int pass, TaskFor tasks) throws IOException {
    String name = what + "-" + pass;
    if (state.step(name).isPresent()) {
      progress.accept(name + ": done before");
      return;
    }
    double left = plan.budget().toSeconds() - state.secondsSpent();
    double expected = state.step(what + "-1").map(StepState::seconds).orElse(0.0);
    if (left < expected || left <= 0) {
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
    long start = System.nanoTime();
    Duration limit = Duration.ofMillis((long) (left * PATIENCE * 1_000));
    int code = Step.run(plan.home(), Map.of(), log, task.command(), limit);
    double seconds = (System.nanoTime() - start) / 1e9;
    String result = Files.exists(task.result()) ? task.result().toString() : "";
    return new StepState(name, List.of(code), seconds, load, result, log.toString());
  }

  private static StepState joined(StepState first, StepState second) {
    return new StepState(
        first.name(),
        List.of(first.exitCode(), second.exitCode()),
        first.seconds() + second.seconds(),
        first.load(),
        second.hasResult() ? second.result() : first.result(),
        first.log());
  }

  private Task load(String scenario, Path files) throws IOException {
    Path folder =
        plan.runs().resolve(NightPlan.suite(scenario)).resolve(nightName() + "-" + pass(files));
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

  private String nightName() {
    return String.valueOf(plan.folder().getFileName());
  }

  private static String pass(Path files) {
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
