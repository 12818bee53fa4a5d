package org.luxibench.load.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.luxibench.results.load.Vitals;

/**
 * Looks at the daemon's process once a second, where there is one to look at.
 *
 * <p>Guarded by {@code this}: what was taken.
 */
final class VitalsWatch implements AutoCloseable {
  private final Target target;
  private final long legStart;
  private final List<Vitals> taken = new ArrayList<>();
  private final ScheduledExecutorService clock = Clock.named("vitals");

  VitalsWatch(Target target, long legStart) {
    this.target = target;
    this.legStart = legStart;
    var unused = clock.scheduleAtFixedRate(this::take, 0, 1, TimeUnit.SECONDS);
  }

  private void take() {
    if (target.pid().isEmpty()) {
      return;
    }
    double t = (System.nanoTime() - legStart) / 1e9;
    new VitalsMeter(target.pid().getAsLong()).take(t).ifPresent(this::add);
  }

  private synchronized void add(Vitals vitals) {
    taken.add(vitals);
  }

  synchronized List<Vitals> taken() {
    return List.copyOf(taken);
  }

  /** What was taken between two instants, seconds since the leg's start. */
  List<Vitals> between(double from, double to) {
    return taken().stream().filter(each -> each.t() >= from && each.t() <= to).toList();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
