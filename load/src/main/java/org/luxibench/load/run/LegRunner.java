package org.luxibench.load.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.Generator;
import org.luxibench.load.generator.GeneratorOptions;
import org.luxibench.load.generator.Mix;
import org.luxibench.load.generator.PauseMeter;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.scenario.Action;
import org.luxibench.load.scenario.Names;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.load.scenario.Request;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Pause;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Verdict;

/**
 * Drives one daemon through a scenario's phases, on the calling thread.
 *
 * <p>Between phases no load runs, so that a premise can be seen even where the load would hold
 * every request worker; within a phase it runs throughout. {@link #cut} may be called from any
 * thread.
 */
final class LegRunner implements AutoCloseable {
  private static final Duration PREMISE_PATIENCE = Duration.ofSeconds(30);
  private static final Duration NAMES_PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 20_120_321;

  private final String name;
  private final Scenario scenario;
  private final Target target;
  private final Dialect dialect;
  private final RunListener listener;
  private final long start = System.nanoTime();
  private Names names;
  private final Probe probe;
  private final Actions actions;
  private final Generator generator;
  private final LockWatch locks;
  private final PauseMeter pauses = new PauseMeter(start);
  private final VitalsWatch vitals;
  private final ProcessorWatch processors;
  private final Judge judge;
  private final List<org.luxibench.results.load.Phase> phases = new ArrayList<>();
  private final List<PhaseTally> tallies = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private volatile boolean cut;
  private boolean undone = true;

  /** An action is under way for good, on the probe that all further phases would need. */
  private boolean hung;

  LegRunner(String name, Scenario scenario, Target target, Dialect dialect, RunListener listener)
      throws IOException {
    this.name = name;
    this.scenario = scenario;
    this.target = target;
    this.dialect = dialect;
    this.listener = listener;
    Duration patience = scenario.client().patience();
    this.probe = new Probe(target.socket(), dialect, patience);
    this.names = namesOf(scenario, target, dialect);
    this.actions = new Actions(probe, names, target, scenario.jobs());
    this.judge = new Judge(scenario);
    this.generator =
        new Generator(
            new GeneratorOptions(
                target.socket(),
                scenario.client().connectionCount(),
                patience,
                scenario.client().styleOrKept(),
                SEED),
            mix(requestsOf(scenario.phases().get(0))));
    actions.askAfter(generator.acknowledged());
    this.locks = new LockWatch(target.socket(), dialect, patience, scenario.watchInterval(), start);
    this.vitals = new VitalsWatch(target, start);
    this.processors = new ProcessorWatch(target, start);
  }

  /** A server that is no LUXI server has no names to ask for. */
  private static boolean needsNames(Scenario scenario) {
    String all = scenario.requests() + " " + scenario.jobs() + " " + scenario.phases();
    return List.of("{instance}", "{node}", "{cluster}").stream().anyMatch(all::contains);
  }

  /** A daemon that has just started takes its time over its first answers. */
  private static Names namesOf(Scenario scenario, Target target, Dialect dialect)
      throws IOException {
    if (!needsNames(scenario)) {
      return new Names("", List.of(), List.of());
    }
    try (Probe patient = new Probe(target.socket(), dialect, NAMES_PATIENCE)) {
      return patient.names();
    }
  }

  private List<Request> requestsOf(Phase phase) {
    return phase.requests().isEmpty() ? scenario.requests() : phase.requests();
  }

  private Mix mix(List<Request> requests) {
    List<RequestKind> kinds = new ArrayList<>();
    int clients = scenario.client().connectionCount();
    for (Request request : requests) {
      kinds.addAll(names.encode(request, clients, SEED + kinds.size()));
    }
    return new Mix(kinds, SEED);
  }

  /** Ends the current phase and all that would follow; what was measured stays. */
  void cut() {
    cut = true;
    actions.stop();
    generator.stop();
  }

  /** Runs all phases. */
  Leg run() throws IOException {
    listener.legStarts(name);
    generator.connect();
    try {
      for (Phase phase : scenario.phases()) {
        if (cut || hung) {
          break;
        }
        run(phase);
      }
    } finally {
      undo();
    }
    return leg();
  }

  private void undo() {
    try (Probe own = new Probe(target.socket(), dialect, scenario.client().patience())) {
      List<String> failed = Afterwards.perform(scenario, own, names, actions);
      failed.forEach(what -> findings.add(name + ": NOT UNDONE: " + what));
      undone = failed.isEmpty();
    }
  }

  /** Doubles the rate until a threshold breaks, and then looks between the two. */
  private void search(Phase phase, Phase.Search search) throws IOException {
    RateSearch rates = new RateSearch(search);
    int first = phases.size();
    while (!rates.ended() && !cut && !hung) {
      Phase step = phase.at(rates.next());
      PremiseSpec premise = step.premiseOf(name);
      measure(step, premise, premise == null ? "" : probe.bgl().toString());
      org.luxibench.results.load.Phase last = phases.get(phases.size() - 1);
      if (!rates.was(last.verdict(), RateSearch.why(last.checks(), last.detail())) && !cut) {
        phases.remove(phases.size() - 1);
        tallies.remove(tallies.size() - 1);
      }
    }
    if (rates.best() > 0 && !cut) {
      // Rates that were tried and found too high are no surprise.
      phases.subList(first, phases.size()).replaceAll(PhaseRecord::expected);
    }
    if (rates.best() > 0 || !cut) {
      findings.add(name + ": " + rates.told());
    }
  }

  private void run(Phase phase) throws IOException {
    listener.prepares(name, phase.name());
    PremiseSpec premise = phase.premiseOf(name);
    try {
      for (Action action : phase.before()) {
        actions.perform(action);
        if (action.reconfigure() != null) {
          names = probe.names();
        }
      }
      generator.use(mix(requestsOf(phase)));
      warmUp(phase);
      String before = premise == null ? "" : actions.awaitAndTell(premise, PREMISE_PATIENCE);
      Phase.Search search = phase.search();
      if (search != null) {
        search(phase, search);
      } else {
        measure(phase, premise, before);
      }
    } catch (IOException failed) {
      if (!cut) {
        add(NotMeasured.because(phase, scenario.expected(name, phase.name()), failed, elapsed()));
      }
    }
  }

  private void warmUp(Phase phase) throws IOException {
    Duration warmup = phase.warmup();
    if (warmup != null && !warmup.isZero()) {
      PhaseTally unused = new PhaseTally(phase.name(), kinds(phase).size(), start);
      drive(phase, warmup, SEED + 1, unused);
    }
  }

  private void drive(Phase phase, Duration length, long seed, PhaseTally tally) throws IOException {
    if (phase.schedule().closed()) {
      generator.runClosed(length.toNanos(), tally);
    } else {
      generator.run(phase.schedule().arrivals(length, seed), tally);
    }
  }

  private List<Request> kinds(Phase phase) {
    return requestsOf(phase).stream().flatMap(Request::chain).toList();
  }

  private void measure(Phase phase, @Nullable PremiseSpec premise, String before)
      throws IOException {
    PhaseTally tally =
        new PhaseTally(phase.name(), kinds(phase).size(), start, phase.measure().toNanos());
    tallies.add(tally);
    listener.phaseStarts(name, phase.name(), phase.measure(), generator.live());
    if (!scenario.watchInterval().isZero()) {
      locks.begin(premise);
    }
    ProcessorUse earlier = processors.soFar();
    DuringPhase during = new DuringPhase(actions, phase.during());
    String failure = "";
    try {
      drive(phase, phase.measure(), SEED, tally);
    } catch (IOException broken) {
      failure = "the generator broke: " + broken.getMessage();
    }
    String notDone = during.ended();
    hung = during.isUnderWay();
    ProcessorUse use = processors.soFar().since(earlier);
    LockWatch.Seen seen = locks.end(tally.endNanos());
    double from = (tally.startNanos() - start) / 1e9;
    judged(
        phase,
        new Judge.Measured(
            tally,
            vitals.between(from, elapsed()),
            use,
            during.checks(),
            longestPause(from),
            failure.isEmpty() ? notDone : failure),
        premise == null ? Premise.NONE : PremiseJudge.told(premise, before, seen, actions.parked()),
        premise == null || !premise.ofTheLock() || seen.held() > 0);
  }

  /** The longest time since then in which this process did not run. */
  private Duration longestPause(double from) {
    return pauses.pauses().stream()
        .filter(pause -> pause.t() >= from)
        .map(pause -> Duration.ofNanos(pause.durationMicros() * 1_000))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private void judged(Phase phase, Judge.Measured measured, Premise premise, boolean premiseSeen) {
    Judge.Judgement judgement = judge.judge(phase, measured, premise, premiseSeen);
    if (cut) {
      judgement = new Judge.Judgement(Verdict.INVALID, "cut short", judgement.checks());
    }
    add(
        PhaseRecord.of(
            kinds(phase).stream().map(Request::title).toList(),
            measured.tally(),
            start,
            phase,
            scenario.expected(name, phase.name()),
            judgement,
            premise));
  }

  private void add(org.luxibench.results.load.Phase phase) {
    phases.add(phase);
    listener.phaseEnded(name, phase);
  }

  private Leg leg() {
    List<Second> seconds = tallies.stream().flatMap(tally -> tally.seconds().stream()).toList();
    boolean whole = undone && phases.size() >= scenario.phases().size();
    Verdict verdict = Verdicts.of(phases);
    return new Leg(
        name,
        target.told(),
        whole || verdict == Verdict.FAILED ? verdict : Verdict.INVALID,
        phases,
        seconds,
        locks.samples(),
        allPauses(),
        vitals.taken());
  }

  private List<Pause> allPauses() {
    return Stream.of(pauses.pauses(), processors.pauses())
        .flatMap(List::stream)
        .sorted(Comparator.comparingDouble(Pause::t))
        .toList();
  }

  /** What a search found, in sentences. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** The histograms behind the leg, for the latency log. */
  List<PhaseTally> tallies() {
    return List.copyOf(tallies);
  }

  long startNanos() {
    return start;
  }

  private double elapsed() {
    return (System.nanoTime() - start) / 1e9;
  }

  @Override
  public void close() throws IOException {
    actions.close();
    vitals.close();
    processors.close();
    pauses.close();
    locks.close();
    generator.close();
    probe.close();
  }
}
