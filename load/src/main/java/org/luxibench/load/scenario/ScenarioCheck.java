package org.luxibench.load.scenario;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a scenario must say beyond the types of its keys. */
final class ScenarioCheck {
  private static final Pattern PLACE_HOLDER = Pattern.compile("\\{([a-z]+)}");
  private static final Set<String> PLACE_HOLDERS = Set.of("instance", "node", "cluster", "client");

  private final Places places;
  private final Scenario scenario;
  private final Set<String> earlier = new HashSet<>();

  private ScenarioCheck(Places places, Scenario scenario) {
    this.places = places;
    this.scenario = scenario;
  }

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException with the place of what is wrong
   */
  static void check(Places places, Scenario scenario) {
    new ScenarioCheck(places, scenario).check();
  }

  private void check() {
    if (scenario.phases().isEmpty()) {
      throw places.wrong("phases", "'phases' is empty");
    }
    ActionCheck actions = new ActionCheck(places, scenario);
    WaitCheck waits = new WaitCheck(places);
    boolean submits = false;
    for (Phase phase : scenario.phases()) {
      check(phase);
      submits |= mix(phase).flatMap(Request::chain).anyMatch(Request::submits);
      waits.check(phase, submits);
      actions.check(phase);
      if (!earlier.add(phase.name())) {
        throw places.wrongAgain(phase, "phase '" + phase.name() + "' stands there twice");
      }
    }
    actions.check(scenario.after());
    Stream.concat(scenario.requests().stream(), own()).flatMap(Request::chain).forEach(this::check);
    scenario.expect().forEach((behaviour, phases) -> expected(behaviour, phases.keySet()));
  }

  private Stream<Request> mix(Phase phase) {
    return (phase.requests().isEmpty() ? scenario.requests() : phase.requests()).stream();
  }

  private Stream<Request> own() {
    return scenario.phases().stream().flatMap(phase -> phase.requests().stream());
  }

  private void expected(String behaviour, Set<String> phases) {
    if (!scenario.behaviours().isEmpty() && !scenario.behaviours().contains(behaviour)) {
      throw places.wrongUnder(
          "expect",
          behaviour + ":",
          "'expect' names '%s', which is not among 'behaviours'".formatted(behaviour));
    }
    for (String phase : phases) {
      if (!earlier.contains(phase)) {
        throw places.wrongUnder(
            "expect",
            phase + ":",
            "'expect' of %s names phase '%s', which does not exist".formatted(behaviour, phase));
      }
      if (searches(phase)) {
        throw places.wrongUnder(
            "expect",
            phase + ":",
            "'expect' of %s names phase '%s', which is a search: its steps have other names"
                .formatted(behaviour, phase));
      }
    }
  }

  private boolean searches(String name) {
    return scenario.phases().stream()
        .anyMatch(phase -> phase.name().equals(name) && phase.search() != null);
  }

  private void check(Phase phase) {
    if (phase.requests().isEmpty() && scenario.requests().isEmpty()) {
      throw places.wrong(phase.name(), "phase '" + phase.name() + "' has no requests");
    }
    check(phase, phase.schedule());
    for (String text : scenario.thresholdsOf(phase)) {
      check(phase, text);
    }
  }

  private void check(Phase phase, ScheduleSpec schedule) {
    long laws =
        Stream.of(schedule.rate() != null, schedule.steps() != null, schedule.closed())
            .filter(given -> given)
            .count();
    if (laws != 1) {
      throw places.wrongIn(
          phase,
          "schedule:",
          "'schedule' has %d of 'rate', 'steps', 'closed', expected one".formatted(laws));
    }
    if (schedule.closed() && phase.search() != null) {
      throw places.wrongIn(
          phase, "search:", "'search' is for a rate, and a 'closed' schedule has none");
    }
    boolean changes = schedule.to() != null || schedule.burst() != null;
    boolean both = schedule.to() != null && schedule.burst() != null;
    if (both || (changes && schedule.rate() == null)) {
      throw places.wrongIn(phase, "schedule:", "'schedule' may have 'to' or 'burst' beside 'rate'");
    }
    if (schedule.every() != null && schedule.burst() == null) {
      throw places.wrongIn(
          phase, "every:", "'every' is the time between bursts, and there is no 'burst'");
    }
  }

  private void check(Phase phase, String threshold) {
    try {
      for (String named : Threshold.parse(threshold).phases()) {
        if (!earlier.contains(named) && !named.equals(phase.name())) {
          throw new IllegalArgumentException(
              "threshold '%s' of phase '%s' names phase '%s', which does not come before it"
                  .formatted(threshold, phase.name(), named));
        }
      }
    } catch (IllegalArgumentException wrong) {
      throw places.wrong(threshold, String.valueOf(wrong.getMessage()));
    }
  }

  private void check(Request request) {
    if (request.then() != null && request.then().weight() != null) {
      throw places.wrong(
          "then:",
          "%s has a 'weight', and follows %s however often that is sent"
              .formatted(request.then().title(), request.title()));
    }
    Matcher found = PLACE_HOLDER.matcher(request.args().toString());
    while (found.find()) {
      if (!PLACE_HOLDERS.contains(found.group(1))) {
        throw places.wrong(
            found.group(),
            "%s of %s stands for nothing, expected {instance}, {node}, {cluster} or {client}"
                .formatted(found.group(), request.title()));
      }
    }
  }
}
