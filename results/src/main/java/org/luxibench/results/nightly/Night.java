package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunName;
import org.luxibench.results.store.RunStart;

/**
 * A night from end to end: measure, store, judge, tell.
 *
 * @param plan what to do
 * @param progress told a line for each step
 */
public record Night(NightPlan plan, Consumer<String> progress) {

  private static final String JMH = "jmh.json";

  /**
   * What the night came to.
   *
   * @param exitCode 3 when something regressed or a scenario failed, else 1 when a step broke, else
   *     4 when a suite has no valid run or nothing could be concluded of it, else 0
   * @param summary one line for each suite
   * @param page where the HTML page is
   */
  public record Result(int exitCode, String summary, Path page) {}

  /** Runs it, going on from the state given. */
  public Result run(NightState begun) throws IOException {
    begun.write(plan.folder());
    RunStart start = RunStart.take(NightPlan.BENCH_SUITE, plan.home(), benchCommand());
    Measuring measuring = new Measuring(plan, begun, progress);
    NightState state = measuring.run();
    storeBench(start, state, RunName.MEASURED);
    List<SuiteReport> reports = new NightJudge(plan, state).judge(false);
    List<String> suspects =
        reports.stream().filter(SuiteReport::isSuspect).map(SuiteReport::suite).toList();
    if (!suspects.isEmpty()) {
      progress.accept("looks worse, is measured again: " + String.join(", ", suspects));
      state = measuring.confirm(suspects);
      storeBench(start, state, RunName.CONFIRMING);
      reports = new NightJudge(plan, state).judge(true);
    }
    new NightJudge(plan, state).mark(reports);
    int exitCode = exitCode(state, reports);
    Path page = plan.folder().resolve("index.html");
    Files.writeString(page, NightPage.write(plan, state, reports, exitCode));
    String summary = NightText.write(state, reports, exitCode);
    Files.writeString(plan.folder().resolve("summary.txt"), summary);
    state.end().write(plan.folder());
    return new Result(exitCode, summary, page);
  }

  private List<String> benchCommand() {
    List<String> command = new ArrayList<>(List.of("bench"));
    command.addAll(plan.benchOptions());
    return command;
  }

  /** Merges the night's forks into one stored run, unless an earlier attempt has done so. */
  private void storeBench(RunStart start, NightState state, String kind) throws IOException {
    Path folder =
        plan.runs().resolve(NightPlan.BENCH_SUITE).resolve(RunName.of(plan.name(), kind, "1"));
    List<StepState> steps =
        state.steps().stream()
            .filter(step -> step.what().equals(NightPlan.BENCH) && step.hasResult())
            .filter(step -> step.confirms() == kind.equals(RunName.CONFIRMING))
            .toList();
    List<Path> forks =
        steps.stream()
            .filter(step -> step.host().differences(start.host()).isEmpty())
            .map(step -> Path.of(step.result()))
            .toList();
    if (forks.size() < steps.size()) {
      progress.accept(
          "%d of the benches' forks left out: the machine changed meanwhile"
              .formatted(steps.size() - forks.size()));
    }
    if (forks.isEmpty() || Files.exists(folder)) {
      return;
    }
    RunFolder run = RunFolder.createAt(folder);
    Path jmh = run.path().resolve(JMH);
    Measuring.merge(forks, jmh);
    run.finish(start.withJvm(Inputs.read(jmh.toString()).commonJvm()).endWithBench(JMH));
  }

  private static int exitCode(NightState state, List<SuiteReport> reports) {
    if (reports.stream().anyMatch(SuiteReport::isWorse) || state.has(ExitCode.REGRESSION)) {
      return ExitCode.REGRESSION;
    }
    if (state.steps().stream().anyMatch(StepState::isBroken)) {
      return ExitCode.FAILURE;
    }
    boolean silent = reports.stream().anyMatch(report -> report.silence().isPresent());
    return silent || reports.isEmpty() ? ExitCode.INVALID : ExitCode.OK;
  }
}
