package org.luxibench.load.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.run.Dialect;
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
      description = "The process behind --socket: its memory, and whether it gets a processor.")
  private @Nullable Long pid;

  @Option(
      names = "--dialect",
      paramLabel = "V",
      defaultValue = "2.5",
      description = "What the server speaks, 2.5 or 3.0; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private String dialect;

  @Option(
      names = "--allow-jobs",
      description = "Let the scenario submit jobs to the server behind --socket.")
  private boolean allowJobs;

  @Option(
      names = "--allow-locks",
      description = "Let the scenario take locks of the server behind --socket.")
  private boolean allowLocks;

  /** Whether there is one. */
  boolean isGiven() {
    return socket != null;
  }

  /** One, or the two of a comparison; none when a daemon of ours is to be started. */
  List<Path> sockets() {
    if (vs != null && socket == null) {
      throw new IllegalArgumentException("--vs needs --socket: two servers are compared");
    }
    return Stream.of(socket, vs).filter(Objects::nonNull).toList();
  }

  /** What such a server is asked must only read, unless its owner allows more. */
  Scenario guarded(Scenario scenario) {
    return ReadOnly.guard(scenario, allowJobs, allowLocks);
  }

  /** The process behind the first. */
  OptionalLong pid() {
    return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  /** How often each is driven. */
  int rounds() {
    return vs == null ? 1 : VS_ROUNDS;
  }

  /**
   * What they speak.
   *
   * @throws IllegalArgumentException naming the dialects there are
   */
  Dialect dialect() {
    return Dialect.of(dialect);
  }
}
