package org.luxibench.load.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.run.Dialect;
import org.luxibench.load.run.LoadRun.Server;
import org.luxibench.load.scenario.ReadOnly;
import org.luxibench.load.scenario.Scenario;
import picocli.CommandLine.Option;

/** Options about servers that run already and are somebody else's. */
final class ServerOptions {
  private static final int VS_ROUNDS = 2;

  @Option(names = "--socket", paramLabel = "P", description = "Drive this server, start none.")
  private @Nullable Path socket;

  @Option(
      names = "--vs",
      paramLabel = "P",
      description = "Drive this server in turn with the one of --socket, and print ratios.")
  private @Nullable Path vs;

  @Option(
      names = "--pid",
      paramLabel = "PID",
      description = "The process behind --socket: its memory, and when it stands still.")
  private @Nullable Long pid;

  @Option(
      names = "--vs-pid",
      paramLabel = "PID",
      description = "The same of the process behind --vs.")
  private @Nullable Long vsPid;

  @Option(
      names = "--dialect",
      paramLabel = "V",
      description = "What the server behind --socket speaks, 2.5 or 3.0; the scenario's, else 2.5.")
  private @Nullable String dialect;

  @Option(
      names = "--vs-dialect",
      paramLabel = "V",
      description = "What the one behind --vs speaks; the same unless given.")
  private @Nullable String vsDialect;

  @Option(
      names = "--allow-jobs",
      description = "Let the scenario submit jobs to the server behind --socket.")
  private boolean allowJobs;

  @Option(
      names = "--allow-locks",
      description = "Let the scenario take locks of the server behind --socket.")
  private boolean allowLocks;

  /**
   * The servers to drive: one, or the two of a comparison; none when a daemon of ours is to be
   * started.
   *
   * @param behaviours what the command line says of those
   * @throws IllegalArgumentException naming options that say nothing together
   */
  List<Server> servers(Scenario scenario, @Nullable List<String> behaviours) {
    Path first = socket(scenario);
    if (first == null) {
      refuse("--vs", vs);
      refuse("--pid", pid);
      refuse("--dialect", dialect);
      if (scenario.dialect() != null && behaviours != null) {
        throw new IllegalArgumentException(
            "%s is for a server that speaks %s: give --socket"
                .formatted(scenario.name(), scenario.dialect()));
      }
    }
    if (vs == null) {
      refuseBeside("--vs", "--vs-pid", vsPid);
      refuseBeside("--vs", "--vs-dialect", vsDialect);
    }
    if (first == null) {
      return List.of();
    }
    if (behaviours != null) {
      throw new IllegalArgumentException(
          "--behaviour is of a daemon that is started, and --socket drives one that runs");
    }
    String spoken = dialect != null ? dialect : scenario.dialect();
    Server one = new Server(first, known(pid), Dialect.of(spoken == null ? "2.5" : spoken));
    if (vs == null) {
      return List.of(one);
    }
    if (vs.toAbsolutePath().normalize().equals(first.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException("--socket and --vs are both %s".formatted(vs));
    }
    Dialect others = vsDialect == null ? one.dialect() : Dialect.of(vsDialect);
    return List.of(one, new Server(vs, known(vsPid), others));
  }

  private @Nullable Path socket(Scenario scenario) {
    return socket == null && scenario.socket() != null ? Path.of(scenario.socket()) : socket;
  }

  private static void refuse(String option, @Nullable Object value) {
    refuseBeside("--socket", option, value);
  }

  private static void refuseBeside(String needed, String option, @Nullable Object value) {
    if (value != null) {
      throw new IllegalArgumentException("%s needs %s".formatted(option, needed));
    }
  }

  private static OptionalLong known(@Nullable Long pid) {
    return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  /** What such a server is asked must only read, unless its owner allows more. */
  Scenario guarded(Scenario scenario) {
    return ReadOnly.guard(scenario, allowJobs, allowLocks);
  }

  /** How often each is driven. */
  int rounds() {
    return vs == null ? 1 : VS_ROUNDS;
  }
}
