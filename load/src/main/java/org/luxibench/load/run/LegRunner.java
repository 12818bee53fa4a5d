package org.luxibench.load.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.scenario.Action;
import org.luxibench.load.scenario.Names;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Pause;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;
import tools.jackson.core.JacksonException;

/**
 * Drives one daemon through a scenario's phases, on the calling thread.
 *
 * <p>Between phases no load runs, so that a premise can be seen even where the load would hold
 * every request worker; within a phase it runs throughout. {@link #cut} may be called from any
 * thread.
 */
final class LegRunner implements AutoCloseable {
  private static final Duration PREMISE_PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final Scenario scenario;
  private final Target target;
  private final Dialect dialect;
  private final RunListener listener;
  private final long start = System.nanoTime();
  private final LegLoad load;
  private final Probe probe;
  private final Actions actions;
  private final LegWatch watch;
  private final Judge judge;
  private final LegRecord record;
  private final Duration grace;
  private volatile boolean cut;
  private boolean undone = true;

  /** Phases that were driven to their end, whatever they came to. */
  private int driven;

  /** An action is under way for good, on the probe that all further phases would need. */
  private boolean hung;

  /**
   * Prepares a leg.
   *
   * @param log where its seconds' latencies go
   */
  LegRunner(
      String name,
      Scenario scenario,
      Target target,
      Dialect dialect,
      RunListener listener,
      IntervalLog log)
      throws IOException {
    this(name, scenario, target, dialect, listener, log, DuringPhase.GRACE);
  }

  /** The same, with another patience for actions that are still under way when a phase is over. */
  LegRunner(
      String name,
      Scenario scenario,
      Target target,
      Dialect dialect,
      RunListener listener,
      IntervalLog log,
      Duration grace)
      throws IOException {
    this.grace = grace;
    this.name = name;
    this.scenario = scenario;
    this.target = target;
    this.dialect = dialect;
    this.listener = listener;
    this.record = new LegRecord(name);
    this.judge = new Judge(scenario);
    Names names = LegLoad.names(scenario, target, dialect);
    this.load = new LegLoad(name, scenario, target, names, log, start);
    this.probe = new Probe(target.socket(), dialect, scenario.client().patience());
    this.actions = new Actions(probe, names, target, scenario.jobs());
    actions.askAfter(load.acknowledged());
    this.watch = new LegWatch(scenario, target, dialect, start);
  }

  /** Ends the current phase and all that would follow; what was measured stays. */
  void cut() {
    cut = true;
    actions.stop();
    load.stop();
  }

  /**
   * How long a leg may take to end once it is cut: for the names it was asking for, for the answer
   * to an action under way, and for what is undone.
   */
  static Duration longestEnd(Scenario scenario) {
    return LegLoad.longestNames(scenario)
        .plus(scenario.client().patience())
        .plus(Afterwards.longest(scenario));
  }

  /** Runs all phases. */
  Leg run() throws IOException {
    listener.legStarts(name);
    load.connect();
    try {
      for (Phase phase : scenario.phases()) {
        if (cut || hung) {
          break;
        }
        run(phase);
        driven += cut ? 0 : 1;
      }
    } finally {
      undo();
    }
    boolean whole = undone && !hung && driven == scenario.phases().size();
    return record.leg(target.told(), whole, watch.locks(), pauses(), watch.vitals());
  }

  private void undo() {
    try (Probe own = new Probe(target.socket(), dialect, scenario.client().patience())) {
      List<String> failed = Afterwards.perform(scenario, own, actions);
      failed.forEach(what -> record.found("NOT UNDONE: " + what));
      undone = failed.isEmpty();
    }
  }

  private List<Pause> pauses() {
    try {
      return watch.pausesAndTheDaemonsOwn();
    } catch (IOException unreadable) {
      record.found("the daemon's own pauses cannot be told: " + unreadable.getMessage());
      return watch.pauses();
    }
  }

  private void run(Phase phase) throws IOException {
    listener.prepares(name, phase.name());
    PremiseSpec premise = phase.premiseOf(name);
    try {
      for (Action action : phase.before()) {
        actions.perform(action);
      }
      load.turnTo(phase, actions.names());
      String before = premise == null ? "" : actions.awaitAndTell(premise, PREMISE_PATIENCE);
      Phase.Search search = phase.search();
      if (search != null) {
        search(phase, search);
      } else {
        measure(phase, premise, before);
      }
    } catch (IOException | UncheckedIOException | JacksonException failed) {
      if (!cut) {
        double at = (System.nanoTime() - start) / 1e9;
        add(NotMeasured.because(phase, scenario.expected(name, phase.name()), failed, at));
      }
    }
  }

  /** Doubles the rate until a threshold breaks, and then looks between the two. */
  private void search(Phase phase, Phase.Search search) throws IOException {
    RateSearch rates = new RateSearch(search);
    int first = record.size();
    while (!rates.ended() && !cut && !hung) {
      Phase step = phase.at(rates.next());
      PremiseSpec premise = step.premiseOf(name);
      measure(step, premise, premise == null ? "" : probe.bgl().toString());
      org.luxibench.results.load.Phase last = record.last();
      if (!rates.was(last.verdict(), RateSearch.why(last.checks(), last.detail())) && !cut) {
        record.forgetLast();
      }
    }
    if (rates.best() > 0 && !cut && !hung) {
      // Rates that were tried and found too high are no surprise.
      record.expectedFrom(first);
    }
    if (rates.best() > 0 || !cut) {
      record.found(rates.told());
    }
  }

  private void measure(Phase phase, @Nullable PremiseSpec premise, String before) {
    PhaseTally tally = load.tally(phase);
    record.add(tally);
    listener.phaseStarts(name, phase.name(), phase.measure(), load.live());
    watch.phaseStarts(premise);
    DuringPhase during = new DuringPhase(actions, phase.during());
    String failure = "";
    try {
      load.measure(phase, tally);
    } catch (IOException | UncheckedIOException | JacksonException broken) {
      failure = "the generator broke: " + broken.getMessage();
    }
    DuringPhase.Done done = during.ended(grace);
    hung = during.isUnderWay();
    LegWatch.Seen seen = watch.phaseEnded(tally);
    judged(
        phase,
        new Judge.Measured(
            tally,
            seen.vitals(),
            seen.processors(),
            seen.stoodStill(),
            failure.isEmpty() ? done : done.failed(failure)),
        premise == null
            ? Premise.NONE
            : PremiseJudge.told(premise, before, seen.locks(), actions.parked()),
        premise == null || !premise.ofTheLock() || seen.locks().held() > 0);
  }

  private void judged(Phase phase, Judge.Measured measured, Premise premise, boolean premiseSeen) {
    Judge.Judgement judgement = judge.judge(phase, measured, premise, premiseSeen);
    if (cut) {
      judgement = new Judge.Judgement(Verdict.INVALID, "cut short", judgement.checks());
    }
    add(
        PhaseRecord.of(
            load.titles(phase),
            measured.tally(),
            start,
            phase,
            scenario.expected(name, phase.name()),
            judgement,
            premise));
  }

  private void add(org.luxibench.results.load.Phase phase) {
    record.add(phase);
    listener.phaseEnded(name, phase);
  }

  /** What is to be told whatever the phases came to, in sentences. */
  List<String> findings() {
    return record.findings();
  }

  @Override
  public void close() throws IOException {
    actions.close();
    watch.close();
    load.close();
    probe.close();
  }
}
