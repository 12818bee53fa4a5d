package org.luxibench.text;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.luxibench.error.GanetiException;

/**
 * Ends a search that takes longer than its client waits, or whose client has gone: a {@link
 * SafePattern} or a filter costs little for each item, but a client chooses both it and how many
 * items it is tried on. One thread's.
 */
public final class Patience {
  /** Half of what the stock clients wait for a reply. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int ITEMS_BETWEEN_LOOKS = 16;

  private final BooleanSupplier gone;
  private final LongSupplier nanoTime;
  private final long beganNanos;
  private int items;

  /**
   * One that begins now.
   *
   * @param gone whether nobody waits for the answer any more; asked often, so it must be quick
   * @param nanoTime the clock, nanoseconds since some fixed instant
   */
  public Patience(BooleanSupplier gone, LongSupplier nanoTime) {
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
  public static Patience ofOurOwn() {
    return of(() -> false);
  }

  /**
   * One more item is to be looked at.
   *
   * @throws GanetiException OpExecError when it is over
   */
  public void another() throws GanetiException {
    if (++items % ITEMS_BETWEEN_LOOKS != 0) {
      return;
    }
    if (gone.getAsBoolean()) {
      throw GanetiException.opExec("The client has gone");
    }
    if (nanoTime.getAsLong() - beganNanos > LONGEST.toNanos()) {
      throw GanetiException.opExec(
          "The search takes longer than %d seconds, ended at item %d"
              .formatted(LONGEST.toSeconds(), items));
    }
  }
}
