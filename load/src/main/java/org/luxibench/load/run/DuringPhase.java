package org.luxibench.load.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.scenario.Action;
import org.luxibench.results.load.Check;

/**
 * Does a phase's timed actions on a thread of its own, each at its time since the phase's start.
 * The run's own thread leaves the probe alone meanwhile.
 */
final class DuringPhase {
  /** How much longer than its own patience an action may take. */
  static final Duration GRACE = Duration.ofSeconds(60);

  private final Actions actions;
  private final List<Action> timed;
  private final Thread thread;

  /** Published by the end of {@link #thread}, read after joining it. */
  private final List<Check> checks = new ArrayList<>();

  /** Published by the end of {@link #thread}, read after joining it. */
  private final List<IOException> lacking = new ArrayList<>();

  /** Published by the end of {@link #thread}, read after joining it. */
  private @Nullable Throwable failure;

  /**
   * What a phase's actions came to.
   *
   * @param checks of what was waited for
   * @param lacking why the first of them did not come; empty when all did
   * @param hopeless whether one of them never will, such as a job that is lost
   * @param failure what else went wrong, in a sentence; empty when nothing did
   */
  record Done(List<Check> checks, String lacking, boolean hopeless, String failure) {
    /** Of a phase without actions. */
    static final Done NOTHING = new Done(List.of(), "", false, "");

    /** The same, but nothing counts for this reason. */
    Done failed(String reason) {
      return new Done(checks, lacking, hopeless, reason);
    }
  }

  DuringPhase(Actions actions, List<Action> timed) {
    this.actions = actions;
    this.timed = timed.stream().sorted(Comparator.comparing(DuringPhase::time)).toList();
    this.thread = new Thread(this::perform, "phase-actions");
    thread.setDaemon(true);
    thread.start();
  }

  private static Duration time(Action action) {
    Duration at = action.at();
    return at == null ? Duration.ZERO : at;
  }

  private void perform() {
    long start = System.nanoTime();
    try {
      for (Action action : timed) {
        actions.pause(time(action).minusNanos(System.nanoTime() - start));
        if (!actions.isStopped()) {
          perform(action);
        }
      }
    } catch (Throwable failed) {
      // Whatever it was: an action that was not done must not pass for one that was.
      failure = failed;
    }
  }

  /** What is waited for during a phase is a threshold: it is there in time, or it is not. */
  private void perform(Action action) throws IOException {
    Action.Await await = action.await();
    if (await == null) {
      actions.perform(action);
      return;
    }
    long start = System.nanoTime();
    boolean came = true;
    try {
      actions.perform(action);
    } catch (IOException didNot) {
      came = false;
      lacking.add(didNot);
    }
    checks.add(
        new Check(
            await.told(),
            await.patience().toNanos() / 1e3,
            (System.nanoTime() - start) / 1e3,
            "us",
            came));
  }

  /**
   * Waits for the last action.
   *
   * @param grace how much longer than its own patience it may take
   */
  Done ended(Duration grace) {
    Duration longest =
        timed.stream()
            .map(Action::await)
            .filter(Objects::nonNull)
            .map(Action.Await::patience)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    Duration patience = longest.plus(grace);
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Done.NOTHING.failed("interrupted while an action of the phase was under way");
    }
    if (isUnderWay()) {
      thread.interrupt();
      return Done.NOTHING.failed("an action of the phase was not done in time");
    }
    return new Done(
        List.copyOf(checks),
        lacking.isEmpty() ? "" : String.valueOf(lacking.get(0).getMessage()),
        lacking.stream().anyMatch(Probe.EndedOtherwiseException.class::isInstance),
        told(failure));
  }

  private static String told(@Nullable Throwable failed) {
    if (failed == null) {
      return "";
    }
    String told = failed instanceof IOException ? failed.getMessage() : failed.toString();
    return "an action of the phase failed: " + told;
  }

  /** Whether an action was not done when it was waited for, so that the probe is not free. */
  boolean isUnderWay() {
    return thread.isAlive();
  }
}
