package org.luxibench.query;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;

/**
 * Ends a question that takes longer than its client waits, or whose client has gone: looking
 * through many rows is the one part of a query that a client can make long. One thread's.
 */
public final class Patience {
  /** Half of what the stock clients wait for a reply. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int ROWS_BETWEEN_LOOKS = 16;

  private final BooleanSupplier gone;
  private final LongSupplier nanoTime;
  private final long beganNanos;
  private int rows;

  Patience(BooleanSupplier gone, LongSupplier nanoTime) {
    this.gone = gone;
    this.nanoTime = nanoTime;
    this.beganNanos = nanoTime.getAsLong();
  }

  /**
   * That of a client, from now on.
   *
   * @param gone whether nobody waits for the answer any more; asked often, so it must be quick
   */
  public static Patience of(BooleanSupplier gone) {
    return new Patience(gone, System::nanoTime);
  }

  /** That of somebody who does not go. */
  static Patience ofOurOwn() {
    return of(() -> false);
  }

  /**
   * One more row is to be looked at.
   *
   * @throws GanetiException OpExecError when it is over
   */
  void anotherRow() throws GanetiException {
    if (++rows % ROWS_BETWEEN_LOOKS != 0) {
      return;
    }
    if (gone.getAsBoolean()) {
      throw new GanetiException(GanetiError.opExec("The client has gone"));
    }
    if (nanoTime.getAsLong() - beganNanos > LONGEST.toNanos()) {
      throw new GanetiException(
          GanetiError.opExec(
              "The filter takes longer than %d seconds, ended after %d rows"
                  .formatted(LONGEST.toSeconds(), rows)));
    }
  }
}
