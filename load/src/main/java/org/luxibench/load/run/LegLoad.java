package org.luxibench.load.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.luxibench.load.generator.Acknowledged;
import org.luxibench.load.generator.Generator;
import org.luxibench.load.generator.GeneratorOptions;
import org.luxibench.load.generator.Live;
import org.luxibench.load.generator.Mix;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.scenario.Names;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.Request;
import org.luxibench.load.scenario.Scenario;

/** What a leg sends: the requests of its phases, encoded for its server, and who sends them. */
final class LegLoad implements AutoCloseable {
  private static final Duration NAMES_PATIENCE = Duration.ofSeconds(30);
  private static final long SEED = 20_120_321;

  private final String leg;
  private final Scenario scenario;
  private final IntervalLog log;
  private final long legStart;
  private final Generator generator;

  /**
   * Sends nothing yet.
   *
   * @param names to be put into requests
   * @param log where the latencies of what is measured go, second by second
   * @param legStart what tallies count from, by {@link System#nanoTime}
   */
  LegLoad(String leg, Scenario scenario, Target target, Names names, IntervalLog log, long legStart)
      throws IOException {
    this.leg = leg;
    this.scenario = scenario;
    this.log = log;
    this.legStart = legStart;
    this.generator =
        new Generator(
            new GeneratorOptions(
                target.socket(),
                scenario.client().connectionCount(),
                scenario.client().patience(),
                scenario.client().styleOrKept(),
                SEED),
            mix(scenario.phases().get(0), names));
  }

  /** A server that is no LUXI server has no names to ask for. */
  private static boolean needsNames(Scenario scenario) {
    String all =
        Stream.of(scenario.requests(), scenario.jobs(), scenario.phases(), scenario.after())
            .map(Object::toString)
            .collect(Collectors.joining(" "));
    return Stream.of("{instance}", "{node}", "{cluster}").anyMatch(all::contains);
  }

  /** How long it may take to ask for the names that a scenario needs. */
  static Duration longestNames(Scenario scenario) {
    return needsNames(scenario)
        ? NAMES_PATIENCE.multipliedBy(Probe.CALLS_FOR_NAMES)
        : Duration.ZERO;
  }

  /**
   * Asks the server for the names that requests and jobs need. A daemon that has just started takes
   * its time over its first answers.
   *
   * @throws IOException when it does not answer
   */
  static Names names(Scenario scenario, Target target, Dialect dialect) throws IOException {
    if (!needsNames(scenario)) {
      return new Names("", List.of(), List.of());
    }
    try (Probe patient = new Probe(target.socket(), dialect, NAMES_PATIENCE)) {
      return patient.names();
    }
  }

  private List<Request> requests(Phase phase) {
    return phase.requests().isEmpty() ? scenario.requests() : phase.requests();
  }

  private Mix mix(Phase phase, Names names) {
    List<RequestKind> kinds = new ArrayList<>();
    int clients = scenario.client().connectionCount();
    for (Request request : requests(phase)) {
      kinds.addAll(names.encode(request, clients, SEED + kinds.size()));
    }
    return new Mix(kinds, SEED);
  }

  private List<Request> kinds(Phase phase) {
    return requests(phase).stream().flatMap(Request::chain).toList();
  }

  /** What the requests of a phase are called, in the order of their tallies. */
  List<String> titles(Phase phase) {
    return kinds(phase).stream().map(Request::title).toList();
  }

  void connect() throws IOException {
    generator.connect();
  }

  /** The jobs that the server accepted. */
  Acknowledged acknowledged() {
    return generator.acknowledged();
  }

  Live live() {
    return generator.live();
  }

  /** Turns to a phase's requests, and warms up with them where it asks for that. */
  void turnTo(Phase phase, Names names) throws IOException {
    generator.use(mix(phase, names));
    Duration warmup = phase.warmup();
    if (warmup != null && !warmup.isZero()) {
      drive(phase, warmup, SEED + 1, new PhaseTally(phase.name(), kinds(phase).size(), legStart));
    }
  }

  /** An empty tally for the phase. */
  PhaseTally tally(Phase phase) {
    List<String> titles = titles(phase);
    return new PhaseTally(
        phase.name(),
        titles.size(),
        legStart,
        phase.measure().toNanos(),
        log.phase(leg, phase.name(), titles));
  }

  /** Sends what the phase plans for the time in which it is measured. */
  void measure(Phase phase, PhaseTally tally) throws IOException {
    drive(phase, phase.measure(), SEED, tally);
  }

  private void drive(Phase phase, Duration length, long seed, PhaseTally tally) throws IOException {
    if (phase.schedule().closed()) {
      generator.runClosed(length.toNanos(), tally);
    } else {
      generator.run(phase.schedule().arrivals(length, seed), tally);
    }
  }

  /** Ends what is being sent; any thread may call it. */
  void stop() {
    generator.stop();
  }

  @Override
  public void close() throws IOException {
    generator.close();
  }
}
