package org.luxibench.processor.unit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Lets time pass: here, then on the nodes asked for; once, or as often as {@code repeat} says. */
record TestDelay(UnitContext context) implements LogicalUnit {

  /** The reference lets a negative one pass as success; nobody can have meant that. */
  @Override
  public void checkPrerequisites() throws GanetiException {
    double seconds = seconds();
    if (seconds < 0 || seconds > Long.MAX_VALUE / 1e9) {
      throw GanetiException.opPrereq(
          "Parameter 'OP_TEST_DELAY.duration' is %s, expected seconds of at least 0"
              .formatted(context.opcode().value("duration")),
          ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, InterruptedException {
    long repeat = context.opcode().integer("repeat");
    if (repeat == 0) {
      delay();
    }
    for (long i = 0; i < repeat; i++) {
      context.info("Test delay iteration %d/%d".formatted(i, repeat - 1));
      delay();
    }
    return null;
  }

  private void delay() throws GanetiException, InterruptedException {
    Duration duration = Duration.ofNanos((long) (seconds() * 1e9));
    if (context.opcode().flag("on_master")) {
      context.work(duration);
    }
    if (!context.opcode().texts("on_nodes").isEmpty()) {
      for (String name : context.opcode().texts("on_nodes")) {
        context.call(NameExpansion.node(context.config(), name));
      }
      // The nodes wait side by side.
      context.work(duration);
    }
  }

  private double seconds() {
    return context.opcode().number("duration");
  }
}
