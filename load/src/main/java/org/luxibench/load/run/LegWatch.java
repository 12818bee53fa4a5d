package org.luxibench.load.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.PauseMeter;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.Pause;
import org.luxibench.results.load.Vitals;

/** All who look on while a leg is driven: at the big lock, the daemon's process, the machine. */
final class LegWatch implements AutoCloseable {
  private final Target target;
  private final long legStart;
  private final boolean locksToo;
  private final LockWatch locks;
  private final PauseMeter generator;
  private final VitalsWatch vitals;
  private final ProcessorWatch processors;
  private final StandstillWatch standstills;
  private ProcessorUse atPhaseStart = ProcessorUse.UNKNOWN;

  LegWatch(Scenario scenario, Target target, Dialect dialect, long legStart) {
    this.target = target;
    this.legStart = legStart;
    this.locksToo = !scenario.watchInterval().isZero();
    this.locks =
        new LockWatch(
            target.socket(),
            dialect,
            scenario.client().patience(),
            scenario.watchInterval(),
            legStart);
    this.generator = new PauseMeter(legStart);
    this.vitals = new VitalsWatch(target, legStart);
    this.processors = new ProcessorWatch(target, legStart);
    this.standstills = new StandstillWatch(target, legStart);
  }

  /**
   * What was seen while a phase was measured.
   *
   * @param locks of its premise
   * @param processors who had them
   * @param vitals of the daemon
   * @param stoodStill the longest time in which the generator did not run
   */
  record Seen(
      LockWatch.Seen locks, ProcessorUse processors, List<Vitals> vitals, Duration stoodStill) {}

  /** A phase is measured from now on. */
  void phaseStarts(@Nullable PremiseSpec premise) {
    if (locksToo) {
      locks.begin(premise);
    }
    atPhaseStart = processors.soFar();
  }

  /** What was seen since the phase's start. */
  Seen phaseEnded(PhaseTally tally) {
    ProcessorUse use = processors.soFar().since(atPhaseStart);
    double from = seconds(tally.startNanos());
    return new Seen(
        locks.end(tally.endNanos()),
        use,
        vitals.between(from, seconds(System.nanoTime())),
        longestPause(from));
  }

  private double seconds(long nanoTime) {
    return (nanoTime - legStart) / 1e9;
  }

  /** The longest time since then in which this process did not run. */
  private Duration longestPause(double from) {
    return generator.pauses().stream()
        .filter(pause -> pause.t() >= from)
        .map(pause -> Duration.ofNanos(pause.durationMicros() * 1_000))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  List<BglSample> locks() {
    return locks.samples();
  }

  List<Vitals> vitals() {
    return vitals.taken();
  }

  /** When generator or daemon stood still, as seen from outside; in order of time. */
  List<Pause> pauses() {
    return inOrder(Stream.of(generator.pauses(), processors.pauses(), standstills.pauses()));
  }

  /**
   * The same, and what the daemon itself tells.
   *
   * @throws IOException when that cannot be read
   */
  List<Pause> pausesAndTheDaemonsOwn() throws IOException {
    return inOrder(Stream.of(pauses(), target.pauses(legStart)));
  }

  private static List<Pause> inOrder(Stream<List<Pause>> pauses) {
    return pauses.flatMap(List::stream).sorted(Comparator.comparingDouble(Pause::t)).toList();
  }

  @Override
  public void close() {
    standstills.close();
    processors.close();
    vitals.close();
    generator.close();
    locks.close();
  }
}
