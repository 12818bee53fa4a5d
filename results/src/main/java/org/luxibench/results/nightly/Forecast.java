package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a night would do, and how long each step took in the newest night of the same plan. */
public final class Forecast {
  private Forecast() {}

  /**
   * Tells it in lines.
   *
   * @param nights folder of all nights' folders; may be absent
   */
  public static String of(NightPlan plan, Path nights) throws IOException {
    Optional<NightState> last = newest(nights, plan.digest());
    StringBuilder out = new StringBuilder("each pass, in this order:\n");
    for (String scenario : plan.scenarios()) {
      line(out, last, NightPlan.LOAD + scenario, "load %s --quick".formatted(scenario));
    }
    if (!plan.benchOptions().isEmpty()) {
      line(out, last, NightPlan.BENCH, "bench " + String.join(" ", plan.benchOptions()) + " -f 1");
    }
    long budget = plan.budget().toSeconds();
    out.append(
        "passes: %d at most, in %d s; the first is always made%n".formatted(plan.passes(), budget));
    out.append(
        last.map(night -> told(night, budget))
            .orElse("no whole night of this plan has run here\n"));
    return out.toString();
  }

  private static void line(
      StringBuilder out, Optional<NightState> last, String what, String command) {
    String took =
        last.flatMap(night -> night.step(what + "-1"))
            .map(step -> String.format(Locale.ROOT, "%5.0f s", step.seconds()))
            .orElse("    ? s");
    out.append("  %s  %s%n".formatted(took, command));
  }

  private static String told(NightState night, long budget) {
    double pass =
        night.steps().stream()
            .filter(step -> step.name().endsWith("-1"))
            .mapToDouble(StepState::seconds)
            .sum();
    return String.format(
        Locale.ROOT,
        "on %s a pass took %.0f s: the budget is enough for %.1f%n",
        night.started(),
        pass,
        budget / Math.max(1, pass));
  }

  private static Optional<NightState> newest(Path nights, String plan) throws IOException {
    if (!Files.isDirectory(nights)) {
      return Optional.empty();
    }
    List<Path> newestFirst = new ArrayList<>();
    try (Stream<Path> all = Files.list(nights)) {
      all.sorted(Comparator.reverseOrder()).forEach(newestFirst::add);
    }
    for (Path folder : newestFirst) {
      Optional<NightState> state =
          NightState.read(folder).filter(night -> night.finished() && night.plan().equals(plan));
      if (state.isPresent()) {
        return state;
      }
    }
    return Optional.empty();
  }
}
