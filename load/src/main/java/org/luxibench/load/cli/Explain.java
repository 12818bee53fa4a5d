package org.luxibench.load.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.luxibench.load.run.LoadRun;
import org.luxibench.load.scenario.Durations;
import org.luxibench.load.scenario.Library;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.Request;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import org.luxibench.results.load.Verdict;

/** Scenarios in words, without running them. */
final class Explain {
  private Explain() {}

  /** Each built-in scenario with the first sentence of its reason. */
  static String list() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : Library.names()) {
      Scenario scenario =
          ScenarioReader.read(name, Library.yaml(name), Form.FULL, Map.of()).scenario();
      String reason = scenario.reason().strip().split("(?<=\\.) ", 2)[0];
      text.append(String.format(Locale.ROOT, "%-22s %s%n", name, reason));
    }
    return text.toString();
  }

  /** The scenario's YAML with all values put in, and then the plan. */
  static String full(LoadRun.Plan plan) {
    return plan.source() + "\n# ---- as it would be run ----\n" + dryRun(plan);
  }

  /** What would be done, phase by phase. */
  static String dryRun(LoadRun.Plan plan) {
    Scenario scenario = plan.scenario();
    StringBuilder text = new StringBuilder();
    line(text, "%s: %s", scenario.name(), scenario.reason().strip());
    line(
        text,
        "client: %d connections (%s), time-out %s",
        scenario.client().connectionCount(),
        scenario.client().styleOrKept().name().toLowerCase(Locale.ROOT),
        Durations.text(scenario.client().patience()));
    if (!plan.behaviours().isEmpty() && plan.servers().isEmpty()) {
      line(text, "daemon: %s", ActionText.daemon(scenario.daemon()));
    }
    if (!scenario.requests().isEmpty()) {
      line(text, "requests: %s", mix(scenario.requests()));
    }
    Map<String, String> legs = legs(plan);
    legs.forEach(
        (leg, told) -> {
          line(text, "%s", told);
          scenario.phases().forEach(phase -> phase(text, scenario, leg, phase));
        });
    scenario.after().forEach(action -> line(text, "in the end: %s", ActionText.of(action)));
    Duration least =
        scenario.phases().stream().map(Explain::length).reduce(Duration.ZERO, Duration::plus);
    line(text, "at least %s, waits aside", Durations.text(least.multipliedBy(legs.size())));
    return text.toString();
  }

  /** By name, as they are told; a scenario for a server of others may be shown without one. */
  private static Map<String, String> legs(LoadRun.Plan plan) {
    Map<String, String> legs = new LinkedHashMap<>();
    if (plan.servers().isEmpty()) {
      plan.behaviours().forEach(behaviour -> legs.put(behaviour, behaviour));
      if (legs.isEmpty()) {
        legs.put("", "the server of --socket");
      }
    }
    for (LoadRun.Server server : plan.servers()) {
      String socket = server.socket().toString();
      legs.put(socket, "%s, which speaks %s".formatted(socket, server.dialect()));
    }
    return legs;
  }

  private static Duration length(Phase phase) {
    Duration warmup = phase.warmup();
    return warmup == null ? phase.measure() : phase.measure().plus(warmup);
  }

  private static String mix(List<Request> requests) {
    double sum = requests.stream().mapToDouble(Request::share).sum();
    return requests.stream()
        .map(each -> "%s %.0f %%".formatted(chain(each), 100 * each.share() / sum))
        .collect(Collectors.joining(", "));
  }

  private static String chain(Request request) {
    return request.chain().map(Request::title).collect(Collectors.joining(", then "));
  }

  private static void phase(StringBuilder text, Scenario scenario, String leg, Phase phase) {
    Verdict expected = scenario.expected(leg, phase.name());
    phase.before().forEach(action -> line(text, "  %-18s %s", "", ActionText.of(action)));
    line(
        text,
        "  %-18s %s%s at %s, expected %s",
        phase.name(),
        Durations.text(phase.measure()),
        phase.warmup() == null ? "" : " after a warm-up of " + Durations.text(phase.warmup()),
        rate(phase),
        expected);
    phase.during().forEach(action -> line(text, "  %-18s %s", "", ActionText.of(action)));
    if (!phase.requests().isEmpty()) {
      line(text, "  %-18s requests: %s", "", mix(phase.requests()));
    }
    if (phase.premiseOf(leg) != null) {
      line(text, "  %-18s premise: %s", "", phase.premiseOf(leg).text());
    }
    List<String> judged = scenario.thresholdsOf(phase);
    if (!judged.isEmpty()) {
      line(text, "  %-18s %s", "", String.join(", ", judged));
    }
  }

  private static String rate(Phase phase) {
    if (phase.schedule().closed()) {
      return "as many as are answered";
    }
    Phase.Search search = phase.search();
    return search == null
        ? ScheduleText.of(phase.schedule(), phase.measure())
        : "each of the rates sought between %.0f/s and %.0f/s"
            .formatted(search.from(), search.to());
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
