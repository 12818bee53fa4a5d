package org.luxibench.load.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a scenario must say beyond the types of its keys. */
final class ScenarioCheck {
  private final String from;

  private ScenarioCheck(String from) {
    this.from = from;
  }

  static void check(String from, Scenario scenario) {
    new ScenarioCheck(from).check(scenario);
  }

  private void check(Scenario scenario) {
    require(scenario.name() != null, "'name' is missing");
    require(scenario.reason() != null, "'reason' is missing: why does this scenario exist?");
    require(!scenario.phases().isEmpty(), "'phases' is empty");
    Set<String> earlier = new HashSet<>();
    for (Phase phase : scenario.phases()) {
      check(scenario, phase, earlier);
      require(earlier.add(phase.name()), "phase '" + phase.name() + "' stands there twice");
    }
    scenario
        .expect()
        .forEach(
            (behaviour, phases) ->
                phases
                    .keySet()
                    .forEach(
                        phase ->
                            require(
                                earlier.contains(phase),
                                "'expect' of %s names phase '%s', which does not exist"
                                    .formatted(behaviour, phase))));
  }

  private void check(Scenario scenario, Phase phase, Set<String> earlier) {
    require(phase.name() != null, "a phase lacks 'name'");
    String at = "phase '" + phase.name() + "' ";
    require(phase.measure() != null, at + "lacks 'measure'");
    require(phase.schedule() != null, at + "lacks 'schedule'");
    List<Request> requests = phase.requests().isEmpty() ? scenario.requests() : phase.requests();
    require(!requests.isEmpty(), at + "has no requests");
    for (Request request : requests) {
      require(request.method() != null, at + "has a request without 'method'");
      require(request.args() != null, at + "has a request without 'args': " + request.method());
    }
    for (Action action : Stream.concat(phase.before().stream(), phase.during().stream()).toList()) {
      require(deeds(action) == 1, at + "has an action that does not do exactly one thing");
      Action.Submit submit = action.submit();
      require(
          submit == null || scenario.jobs().containsKey(submit.job()),
          at + "submits a job that is not among 'jobs'");
    }
    List<String> thresholds =
        phase.thresholds() == null ? scenario.thresholds() : phase.thresholds();
    for (String text : thresholds) {
      for (String named : Threshold.parse(text).phases()) {
        require(
            earlier.contains(named) || named.equals(phase.name()),
            "threshold '%s' of %snames phase '%s', which does not come before it"
                .formatted(text, at, named));
      }
    }
  }

  private static long deeds(Action action) {
    return Stream.of(
            action.submit(),
            action.await(),
            action.cancel(),
            action.drain(),
            action.daemon(),
            action.call(),
            action.park(),
            action.unpark(),
            action.reconfigure())
        .filter(Objects::nonNull)
        .count();
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(from + ": " + otherwise);
    }
  }
}
