package org.luxibench.processor;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs one callback when it is fired, whichever comes first. The reference goes from null to the
 * callback to {@link Mark#FIRED}, or straight there; whoever sets it over a callback, or finds it,
 * runs the callback.
 */
final class ReadySignal {
  private enum Mark implements Runnable {
    FIRED;

    @Override
    public void run() {}
  }

  private final AtomicReference<@Nullable Runnable> state = new AtomicReference<>();

  void fire() {
    Runnable callback = state.getAndSet(Mark.FIRED);
    if (callback != null) {
      callback.run();
    }
  }

  /**
   * Registers the callback.
   *
   * @throws IllegalStateException if one is registered already
   */
  void whenFired(Runnable callback) {
    Runnable before = state.compareAndExchange(null, callback);
    if (before == Mark.FIRED) {
      callback.run();
    } else if (before != null) {
      throw new IllegalStateException("a callback is registered already");
    }
  }
}
