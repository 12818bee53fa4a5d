package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.scenario.Request;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.results.load.HeatScale;
import org.luxibench.results.load.LatencyLog;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Verdict;

/** A whole run: one leg after another, each against a daemon of its own. */
public final class LoadRun {
  private final Plan plan;
  private final RunListener listener;
  private final Path daemonJar;
  private final Path folder;
  private volatile @Nullable LegRunner current;
  private final List<String> findings = new ArrayList<>();
  private volatile boolean cut;

  /**
   * What to run.
   *
   * @param scenario with all values put in
   * @param again the same for a second try of a leg that came out INVALID
   * @param source its YAML, for the record
   * @param behaviours of the daemons to start; without meaning when there are sockets
   * @param servers somebody else's, driven in turn; none when daemons are to be started
   * @param rounds how often each of several servers is driven, every other round in reverse
   */
  public record Plan(
      Scenario scenario,
      Scenario again,
      String source,
      List<String> behaviours,
      List<Server> servers,
      int rounds) {

    public Plan {
      behaviours = List.copyOf(behaviours);
      servers = List.copyOf(servers);
    }

    /** The legs in the order of driving. What drifts meanwhile is shared: A, B, then B, A. */
    List<Turn> turns() {
      List<Turn> turns = new ArrayList<>();
      if (servers.isEmpty()) {
        behaviours.forEach(name -> turns.add(new Turn(name, null)));
        return turns;
      }
      for (int round = 1; round <= rounds; round++) {
        List<Server> order = new ArrayList<>(servers);
        if (round % 2 == 0) {
          Collections.reverse(order);
        }
        for (Server server : order) {
          String socket = server.socket().toString();
          turns.add(new Turn(rounds == 1 ? socket : socket + " #" + round, server));
        }
      }
      return turns;
    }
  }

  /**
   * A server that runs already.
   *
   * @param socket where it listens
   * @param pid its process, where that is known
   * @param dialect what it speaks
   */
  public record Server(Path socket, OptionalLong pid, Dialect dialect) {}

  /**
   * One leg to be driven.
   *
   * @param name the behaviour, or the socket and which time it is
   * @param server null for a daemon of ours
   */
  record Turn(String name, @Nullable Server server) {}

  /**
   * Prepares a run.
   *
   * @param daemonJar core's jar, from which daemons are started
   * @param folder where the daemons' logs and the latency log go
   */
  public LoadRun(Plan plan, RunListener listener, Path daemonJar, Path folder) {
    this.plan = plan;
    this.listener = listener;
    this.daemonJar = daemonJar;
    this.folder = folder;
  }

  /** Cuts the run short; {@link #run} then returns what was measured. Any thread may call it. */
  public void cut() {
    cut = true;
    LegRunner running = current;
    if (running != null) {
      running.cut();
    }
  }

  /** How long {@link #run} may take to return once it was cut; longer when something hangs. */
  public Duration longestEnd() {
    Duration first = LegRunner.longestEnd(plan.scenario());
    Duration again = LegRunner.longestEnd(plan.again());
    return (first.compareTo(again) < 0 ? again : first).plus(DaemonProcess.longestEnd());
  }

  /** Runs it. */
  public LoadResult run() throws IOException {
    List<Leg> legs = new ArrayList<>();
    try (IntervalLog log = IntervalLog.start(folder.resolve(LatencyLog.FILE))) {
      for (Turn turn : plan.turns()) {
        if (cut || !driven(turn, log, legs)) {
          break;
        }
      }
    }
    return result(legs);
  }

  /** What earlier legs measured outlives a later one that broke. */
  private boolean driven(Turn turn, IntervalLog log, List<Leg> legs) throws IOException {
    try {
      legs.add(tried(turn, log));
      return true;
    } catch (IOException broken) {
      if (cut) {
        // Whoever interrupts from a terminal interrupts the daemon too.
        return false;
      }
      if (legs.isEmpty()) {
        throw broken;
      }
      findings.add(turn.name() + " could not be driven: " + broken.getMessage());
      return false;
    }
  }

  /** A leg of which nothing could be said is run again, once, where the scenario allows it. */
  private Leg tried(Turn turn, IntervalLog log) throws IOException {
    Leg leg = leg(turn, plan.scenario(), log);
    if (leg.verdict() != Verdict.INVALID || plan.scenario().again().isEmpty() || cut) {
      return leg;
    }
    listener.triesAgain(leg);
    return leg(turn, plan.again(), log);
  }

  private Leg leg(Turn turn, Scenario scenario, IntervalLog log) throws IOException {
    String name = turn.name();
    Server server = turn.server();
    if (server != null) {
      Target theirs = Target.of(server.socket(), server.pid(), version(scenario, server));
      return drive(name, scenario, theirs, server.dialect(), log);
    }
    try (Scratch scratch = Scratch.make();
        Target target =
            Target.of(
                DaemonProcess.start(
                    daemonJar,
                    scenario.daemon(),
                    name,
                    scratch.folder(),
                    folder.resolve("daemon-" + name + ".log")))) {
      return drive(name, scenario, target, Dialect.V2_5, log);
    }
  }

  /** Only a server that a scenario puts queries to is asked one of our own. */
  private static String version(Scenario scenario, Server server) {
    boolean queries =
        Stream.concat(
                scenario.requests().stream(),
                scenario.phases().stream().flatMap(phase -> phase.requests().stream()))
            .flatMap(Request::chain)
            .anyMatch(request -> request.method().startsWith("Query"));
    if (!queries) {
      return "";
    }
    try (Probe probe = new Probe(server.socket(), server.dialect(), scenario.client().patience())) {
      return probe.version();
    }
  }

  private Leg drive(String name, Scenario scenario, Target target, Dialect dialect, IntervalLog log)
      throws IOException {
    try (LegRunner runner = new LegRunner(name, scenario, target, dialect, listener, log)) {
      current = runner;
      if (cut) {
        runner.cut();
      }
      Leg leg = runner.run();
      findings.addAll(runner.findings());
      return leg;
    } finally {
      current = null;
    }
  }

  private LoadResult result(List<Leg> legs) {
    boolean whole = legs.size() == plan.turns().size() && !cut;
    RunVerdict verdict = RunVerdict.of(legs, whole, findings);
    Scenario scenario = plan.scenario();
    return new LoadResult(
        scenario.name(),
        scenario.reason().strip(),
        plan.source(),
        verdict.verdict(),
        verdict.explanation(),
        HeatScale.boundsMicros(),
        withMissing(legs));
  }

  /** Legs that were not run have a place in every report. */
  private List<Leg> withMissing(List<Leg> legs) {
    List<Leg> all = new ArrayList<>(legs);
    for (Turn turn : plan.turns()) {
      String name = turn.name();
      if (legs.stream().noneMatch(leg -> leg.name().equals(name))) {
        all.add(
            new Leg(
                name, "", Verdict.INVALID, List.of(), List.of(), List.of(), List.of(), List.of()));
      }
    }
    return all;
  }
}
