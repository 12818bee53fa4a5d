package org.luxibench.load.scenario;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.scenario.Action.Await;

/** Whether what is waited for, or must be true, says anything that could fail. */
final class WaitCheck {
  private final Places places;

  WaitCheck(Places places) {
    this.places = places;
  }

  /**
   * Checks a phase.
   *
   * @param submits whether requests of its mix or of one before it submit jobs
   */
  void check(Phase phase, boolean submits) {
    Stream.concat(Stream.ofNullable(phase.premise()), phase.premises().values().stream())
        .forEach(premise -> premise(phase, premise));
    List<Await> awaits =
        Stream.concat(phase.before().stream(), phase.during().stream())
            .map(Action::await)
            .filter(Objects::nonNull)
            .toList();
    for (int i = 0; i < awaits.size(); i++) {
      await(phase, awaits.get(i), i + 1, submits);
    }
  }

  private void await(Phase phase, Await await, int nth, boolean submits) {
    long things =
        Stream.of(await.jobs(), await.premise(), await.acknowledged(), await.pause())
                .filter(Objects::nonNull)
                .count()
            + (await.idle() ? 1 : 0);
    String complaint =
        await.status() != null && await.jobs() == null
            ? "'status' is of 'jobs', and there are none"
            : things != 1
                ? "'await' has %d of 'jobs', 'idle', 'acknowledged', 'premise', 'pause', expected one"
                    .formatted(things)
                : await.pause() != null && await.within() != null
                    ? "'within' is how long something may take, and a 'pause' takes its time"
                    : await.acknowledged() != null && !submits
                        ? "'acknowledged' is of jobs that requests submit with SubmitJob, and none does"
                        : "";
    if (!complaint.isEmpty()) {
      throw places.wrongIn(phase, "await:", nth, complaint);
    }
    PremiseSpec premise = await.premise();
    if (premise != null && premise.parked() != null) {
      throw places.wrongIn(
          phase,
          "await:",
          nth,
          "'parked' is looked at when a phase ends, and cannot be waited for");
    }
    premise(phase, premise);
  }

  private void premise(Phase phase, @Nullable PremiseSpec premise) {
    if (premise == null) {
      return;
    }
    if (!premise.ofTheLock() && premise.parked() == null) {
      throw places.wrongIn(
          phase,
          premise.text(),
          "premise '%s' is always true, expected 'bgl', 'owner', 'pending', 'pending-name', 'quiet' or 'parked' beside its text"
              .formatted(premise.text()));
    }
    pattern(phase, premise.owner());
    pattern(phase, premise.pendingName());
  }

  private void pattern(Phase phase, @Nullable String pattern) {
    try {
      Pattern.compile(pattern == null ? "" : pattern);
    } catch (PatternSyntaxException wrong) {
      throw places.wrongIn(
          phase,
          String.valueOf(pattern),
          "'%s' is no pattern: %s".formatted(pattern, wrong.getDescription()));
    }
  }
}
