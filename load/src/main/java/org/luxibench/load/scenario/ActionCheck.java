package org.luxibench.load.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether actions can be done: each is one, names what was submitted, and comes in time. */
final class ActionCheck {
  private final Places places;
  private final Scenario scenario;
  private final Set<String> groups = new HashSet<>();

  ActionCheck(Places places, Scenario scenario) {
    this.places = places;
    this.scenario = scenario;
  }

  /** To be called phase by phase, in order. */
  void check(Phase phase) {
    for (Action action : phase.before()) {
      if (action.at() != null) {
        throw places.wrongIn(phase, "at:", "'at' is for 'during': 'before' is done in its order");
      }
      check(phase, action);
    }
    for (Action action : phase.during()) {
      if (action.at() != null && action.at().compareTo(phase.measure()) >= 0) {
        throw places.wrongIn(
            phase,
            "at: " + Durations.text(action.at()),
            "'at' is %s, and phase '%s' ends after %s"
                .formatted(
                    Durations.text(action.at()), phase.name(), Durations.text(phase.measure())));
      }
      check(phase, action);
    }
  }

  /** What is done in the end, whatever became of the phases. */
  void check(List<Action> after) {
    for (Action action : after) {
      boolean undoes = action.call() != null || action.cancel() != null || action.drain() != null;
      if (!undoes || deeds(action) != 1 || action.at() != null) {
        throw places.wrong("after:", "'after' is a list of 'call', 'cancel' and 'drain'");
      }
      String group = action.cancel();
      if (group != null && !groups.contains(group)) {
        throw places.wrong(group, "no jobs '%s' are submitted, only %s".formatted(group, groups));
      }
    }
  }

  private void check(Phase phase, Action action) {
    long deeds = deeds(action);
    if (deeds != 1) {
      throw places.wrongIn(
          phase,
          "- ",
          "phase '%s' has an action that does %d things, expected one"
              .formatted(phase.name(), deeds));
    }
    if (String.valueOf(action.call()).contains(Names.CLIENT)
        || String.valueOf(action.park()).contains(Names.CLIENT)) {
      throw places.wrongIn(
          phase, Names.CLIENT, "{client} is for 'requests' and for calls of 'after'");
    }
    Action.Submit submit = action.submit();
    if (submit != null) {
      if (!scenario.jobs().containsKey(submit.job())) {
        throw places.wrongIn(
            phase,
            submit.job(),
            "job '%s' is not among 'jobs' %s".formatted(submit.job(), scenario.jobs().keySet()));
      }
      groups.add(submit.group());
    }
    Action.Await await = action.await();
    Action.Park park = action.park();
    known(phase, action.cancel());
    known(phase, await == null ? null : await.jobs());
    known(phase, park == null ? null : park.jobs());
  }

  private void known(Phase phase, @Nullable String group) {
    if (group != null && !groups.contains(group)) {
      throw places.wrongIn(
          phase, group, "no jobs '%s' were submitted before, only %s".formatted(group, groups));
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
}
