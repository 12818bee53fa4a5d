package org.luxibench.results.nightly;

import java.util.List;
import org.luxibench.results.ExitCode;
import org.luxibench.results.ab.Step;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.RunName;

/**
 * What became of a step of the night.
 *
 * @param name such as {@code load-bgl-contention-1}
 * @param exitCodes of the program that was run: one, or two when it was run again
 * @param seconds it took, both attempts together
 * @param load load average of the last minute before it began; -1 when unknown
 * @param result where its results are, below the night's folder or absolute; empty when there are
 *     none
 * @param log what the program printed
 * @param host it ran on: after a reboot it may be another, by its kernel or its processors
 */
public record StepState(
    String name,
    List<Integer> exitCodes,
    double seconds,
    double load,
    String result,
    String log,
    HostFingerprint host) {
  public StepState {
    exitCodes = List.copyOf(exitCodes);
  }

  /** What counts: how the last attempt ended. */
  public int exitCode() {
    return exitCodes.get(exitCodes.size() - 1);
  }

  /** Whether it left results to judge. */
  public boolean hasResult() {
    return !result.isEmpty();
  }

  /** What it belongs to: the step's name without the number of the pass. */
  String what() {
    return name.substring(0, name.lastIndexOf('-'));
  }

  /** Whether it was made to confirm what looked worse. */
  boolean confirms() {
    return name.substring(name.lastIndexOf('-') + 1).startsWith(RunName.CONFIRMING);
  }

  /** Whether a second attempt may mend it: neither fine nor cut by the budget. */
  static boolean isWorthAnother(int exitCode) {
    return exitCode != ExitCode.OK && exitCode != Step.CUT;
  }

  /** Codes that are no verdict on what was measured; a step cut by the budget is no failure. */
  boolean isBroken() {
    return isWorthAnother(exitCode())
        && exitCode() != ExitCode.REGRESSION
        && exitCode() != ExitCode.INVALID;
  }

  /** Whether it ended well and yet left nothing, as benches do whose pattern matches none. */
  boolean isEmpty() {
    return exitCode() == ExitCode.OK && !hasResult();
  }

  /** In words, such as {@code load-soak-1 was INVALID; run again it was fine}. */
  String sentence() {
    String first = "%s %s".formatted(name, meaning(exitCodes.get(0)));
    if (isEmpty()) {
      return "%s ended with 0 but left no figures".formatted(name);
    }
    return exitCodes.size() == 1
        ? first
        : "%s; run again it %s".formatted(first, meaning(exitCode()));
  }

  private static String meaning(int exitCode) {
    return switch (exitCode) {
      case ExitCode.OK -> "was fine";
      case ExitCode.REGRESSION -> "FAILED";
      case ExitCode.INVALID -> "was INVALID";
      case Step.CUT -> "was cut: the budget was used up";
      default -> "ended with " + exitCode;
    };
  }
}
