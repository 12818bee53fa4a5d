package org.luxibench.daemon.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.LuxiServerOptions.Allowed;
import org.luxibench.luxi.LuxiServerOptions.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options about the socket and what one client may use up. */
final class SocketOptions {
  /** Whatever a request holds can be read from a job's file again: so long may a text be there. */
  private static final int LARGEST_MESSAGE = 100_000_000;

  /** Likewise; a job's file is a few levels deeper than the job. */
  private static final int DEEPEST_MESSAGE = 400;

  @Option(
      names = "--socket",
      paramLabel = "P",
      description = "Path of the socket; needed unless there is --gnt-root.")
  private @Nullable Path path;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "0600",
      description = "Permission bits of the socket; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private SocketMode mode;

  @Option(names = "--group", paramLabel = "NAME", description = "Group that the socket belongs to.")
  private @Nullable String group;

  @Option(
      names = "--allow-uid",
      paramLabel = "UID",
      description =
          "Lets in this user; may be repeated. With this or --allow-gid all others are refused and"
              + " logged. Processes cannot be listed: their numbers are not known beforehand, and"
              + " are given to others afterwards.")
  private Set<Long> allowedUids = Set.of();

  @Option(
      names = "--allow-gid",
      paramLabel = "GID",
      description =
          "Lets in processes that have this group, as their own or a further one; may be repeated.")
  private Set<Long> allowedGids = Set.of();

  @Option(
      names = "--request-workers",
      paramLabel = "N",
      defaultValue = "16",
      description = "Requests worked on at once; ${DEFAULT-VALUE} unless given.")
  private int workers;

  @Option(
      names = "--no-shortcut",
      description =
          "Hands every request to a worker, small ones too: shows what answering them on the"
              + " selector thread saves.")
  private boolean noShortcut;

  @Option(
      names = "--max-message",
      paramLabel = "BYTES",
      defaultValue = "67108864",
      description = "Longest request, up to 100000000; ${DEFAULT-VALUE} unless given.")
  private int messageBytes;

  @Option(
      names = "--max-nesting",
      paramLabel = "N",
      defaultValue = "200",
      description = "Deepest request, up to 400; ${DEFAULT-VALUE} unless given.")
  private int nesting;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Connections open at once; ${DEFAULT-VALUE} unless given.")
  private int connections;

  @Option(
      names = "--max-buffered",
      paramLabel = "BYTES",
      description =
          "Memory for requests and unread replies of all connections; beyond it the largest is"
              + " closed. Half of the heap unless given.")
  private @Nullable Long bufferedBytes;

  @Option(
      names = "--half-message-timeout",
      paramLabel = "T",
      defaultValue = "60s",
      description = "How long a request may take to arrive; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private Duration halfMessage;

  @Option(
      names = "--stalled-write-timeout",
      paramLabel = "T",
      defaultValue = "60s",
      description = "How long a reply may find no reader; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private Duration stalledWrite;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  LuxiServerOptions options(Path socket) {
    return new LuxiServerOptions(
        socket,
        mode.bits(),
        Optional.ofNullable(group),
        atLeastOne("--request-workers", workers),
        new Limits(
            within("--max-message", messageBytes, LARGEST_MESSAGE),
            within("--max-nesting", nesting, DEEPEST_MESSAGE),
            atLeastOne("--max-connections", connections),
            halfMessage,
            stalledWrite,
            bufferedBytes == null
                ? Limits.DEFAULT.bufferedBytes()
                : atLeastOne("--max-buffered", bufferedBytes)),
        new Allowed(allowedUids, allowedGids),
        !noShortcut);
  }

  private int within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, expected 1 to %d".formatted(option, value, most));
    }
    return value;
  }

  private long atLeastOne(String option, long value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, expected at least 1".formatted(option, value));
    }
    return value;
  }

  private int atLeastOne(String option, int value) {
    return (int) atLeastOne(option, (long) value);
  }
}
