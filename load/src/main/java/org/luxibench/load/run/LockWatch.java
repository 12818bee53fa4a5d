package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.results.load.BglSample;

/**
 * Looks at the big lock at intervals, on a connection and a thread of its own, while a phase is
 * measured.
 *
 * <p>Guarded by {@code this}: samples and the tally of the premise. The premise is set before a
 * phase and read after it; the watching thread reads it under the same monitor.
 */
final class LockWatch implements AutoCloseable {
  private final Probe probe;
  private final Duration interval;
  private final long legStart;
  private final Thread thread;
  private final List<BglSample> samples = new ArrayList<>();
  private @Nullable PremiseSpec premise;
  private final List<Look> looks = new ArrayList<>();
  private boolean watching;
  private boolean closed;

  LockWatch(Path socket, Dialect dialect, Duration patience, Duration interval, long legStart) {
    this.probe = new Probe(socket, dialect, patience);
    this.interval = interval;
    this.legStart = legStart;
    this.thread = new Thread(this::watch, "lock-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What was seen of a premise while a phase was measured.
   *
   * @param held looks that showed it true
   * @param contradicted looks that showed it false
   * @param unanswered looks that got no answer
   * @param contradiction the last look that showed it false
   */
  record Seen(int held, int contradicted, int unanswered, @Nullable BglView contradiction) {}

  /** One look: when it was asked for, and what it showed; nothing when no answer came. */
  private record Look(long asked, @Nullable BglView view) {}

  synchronized void begin(@Nullable PremiseSpec of) {
    premise = of;
    looks.clear();
    watching = true;
    notifyAll();
  }

  /** Ends the watch; only looks asked for by {@code end} (of the schedule) speak of the phase. */
  synchronized Seen end(long end) {
    watching = false;
    PremiseSpec spec = premise;
    int held = 0;
    int contradicted = 0;
    int unanswered = 0;
    BglView contradiction = null;
    for (Look look : looks) {
      BglView view = look.view;
      if (spec == null || look.asked - end > 0) {
        continue;
      }
      if (view == null) {
        unanswered++;
      } else if (view.satisfies(spec)) {
        held++;
      } else {
        contradicted++;
        contradiction = view;
      }
    }
    return new Seen(held, contradicted, unanswered, contradiction);
  }

  synchronized List<BglSample> samples() {
    return List.copyOf(samples);
  }

  private void watch() {
    try {
      while (awaitTurn()) {
        look();
      }
    } catch (InterruptedException closing) {
      // close() interrupts; there is nothing left to do.
      Thread.currentThread().interrupt();
    } finally {
      probe.close();
    }
  }

  private synchronized boolean awaitTurn() throws InterruptedException {
    long next = System.nanoTime() + interval.toNanos();
    for (long left = interval.toNanos(); left > 0; left = next - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    while (!watching && !closed) {
      wait();
    }
    return !closed;
  }

  private void look() {
    long asked = System.nanoTime();
    try {
      seen(asked, probe.bgl());
    } catch (IOException silent) {
      seen(asked, null);
    }
  }

  private synchronized void seen(long asked, @Nullable BglView view) {
    if (view != null) {
      samples.add(view.sample((asked - legStart) / 1e9));
    }
    if (watching) {
      looks.add(new Look(asked, view));
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
  }
}
