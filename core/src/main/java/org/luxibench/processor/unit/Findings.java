package org.luxibench.processor.unit;

/** What a verification found, logged as it goes. */
final class Findings {
  private final UnitContext context;
  private boolean clean = true;

  Findings(UnitContext context) {
    this.context = context;
  }

  /** Logs that a part of the verification begins. */
  void section(String what) {
    context.say("* " + what);
  }

  /**
   * Logs an error if there is one, or if errors are to be simulated.
   *
   * @param code a short name for programs, such as {@code ENODERPC}
   * @param item what it is about, such as {@code node node1}
   */
  void check(boolean fine, String code, String item, String message) {
    if (fine && !context.opcode().flag("debug_simulate_errors")) {
      return;
    }
    clean = false;
    context.say(
        context.opcode().flag("error_codes")
            ? "  - ERROR:%s:%s:%s".formatted(code, item.replace(' ', ':'), message)
            : "  - ERROR: %s: %s".formatted(item, message));
  }

  void notice(String message) {
    context.say("  - NOTICE: " + message);
  }

  /** Whether no error was found. */
  boolean clean() {
    return clean;
  }
}
