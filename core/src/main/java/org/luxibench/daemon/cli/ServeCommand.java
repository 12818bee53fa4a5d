package org.luxibench.daemon.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.daemon.Daemon;
import org.luxibench.daemon.DaemonOptions;
import org.luxibench.daemon.Dialect;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.Behaviour;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code luxibench serve}: runs until it is told to end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a master daemon on a Unix socket until SIGTERM or Ctrl-C.",
    footer = {
      "",
      "luxibench serve --socket /tmp/luxi --data-dir /tmp/luxi.d --nodes 20 --instances 200",
      "",
      "Prints 'ready' and the socket once it answers.",
      "Exit codes: 143 ended by SIGTERM, 130 by Ctrl-C, 0 with its input (--end-with-stdin), 1 the"
          + " socket or the data folder cannot be had or the server broke, 2 wrong usage."
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private SocketOptions socket;

  @Option(
      names = "--data-dir",
      paramLabel = "D",
      description =
          "Where jobs and configuration are kept; made if missing. Needed unless there is"
              + " --gnt-root.")
  private @Nullable Path dataDir;

  @Option(
      names = "--gnt-root",
      paramLabel = "DIR/NAME",
      description =
          "Serves the stock gnt-* clients: makes the folders they expect, prints the two exports"
              + " they need, and speaks 3.0.")
  private @Nullable Path gntRoot;

  @Option(
      names = "--behaviour",
      paramLabel = "B",
      defaultValue = "lock-free-queries",
      description =
          "bgl-queries (before the fix), shared-verify (the fix 2.5 shipped), held-waits (those who"
              + " watch jobs hold workers) or lock-free-queries (the default).")
  @SuppressWarnings("NullAway.Init")
  private Behaviour behaviour;

  @Option(
      names = "--dialect",
      paramLabel = "V",
      description = "Which clients are spoken to: 2.5 or 3.0; 2.5 unless there is --gnt-root.")
  private @Nullable Dialect dialect;

  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      description =
          "A configuration in Ganeti's format; without it one is generated. A configuration that"
              + " is in the data folder already goes before both.")
  private @Nullable Path clusterFile;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Size of the generated cluster; ${DEFAULT-VALUE} unless given.")
  private int nodes;

  @Option(
      names = "--groups",
      paramLabel = "G",
      defaultValue = "1",
      description = "Its node groups; ${DEFAULT-VALUE} unless given.")
  private int groups;

  @Option(
      names = "--instances",
      paramLabel = "M",
      defaultValue = "20",
      description = "Its instances; ${DEFAULT-VALUE} unless given.")
  private int instances;

  @Option(
      names = "--duration",
      paramLabel = "OP=T",
      description = "How long the work of an opcode takes: OP_NODE_ADD=30s; may be repeated.")
  private Map<String, Duration> durations = Map.of();

  @Mixin private final SimulationOptions simulation = new SimulationOptions();

  @Option(
      names = "--job-workers",
      paramLabel = "N",
      defaultValue = "25",
      description = "Jobs that run at once; ${DEFAULT-VALUE} unless given.")
  private int jobWorkers;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description =
          "Shows Prometheus metrics at http://127.0.0.1:N/metrics; 0 lets the system choose N.")
  private @Nullable Integer metricsPort;

  @Option(
      names = "--end-with-stdin",
      description =
          "Also ends when standard input does: a program that holds the other end of it cannot"
              + " leave the daemon behind, however it dies.")
  private boolean endWithStdin;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    DaemonOptions options = options();
    Daemon daemon = Daemon.start(options);
    simulation.inject(daemon);
    Runtime.getRuntime().addShutdownHook(new Thread(daemon::close, "shutdown"));
    tellReady(options.server().socket(), daemon);
    CompletableFuture<Void> inputEnded =
        endWithStdin
            ? CompletableFuture.runAsync(ServeCommand::awaitEndOfInput, ServeCommand::aside)
            : new CompletableFuture<>();
    CompletableFuture<Throwable> broken = daemon.broken();
    CompletableFuture.anyOf(inputEnded, broken).join();
    if (inputEnded.isDone()) {
      return ExitCode.OK;
    }
    throw new IOException("the daemon does not answer any more: " + broken.join(), broken.join());
  }

  /** What is read is thrown away; the caller's exit then runs the hook that closes the daemon. */
  private static void awaitEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void aside(Runnable task) {
    Thread thread = new Thread(task, "input");
    thread.setDaemon(true);
    thread.start();
  }

  private void tellReady(Path path, Daemon daemon) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (gntRoot != null) {
      GntRoot root = new GntRoot(gntRoot);
      root.tellMaster(daemon.masterNode());
      root.exports().forEach(out::println);
    }
    daemon
        .metricsPort()
        .ifPresent(port -> out.println("metrics http://127.0.0.1:" + port + "/metrics"));
    out.println("ready " + path);
    out.flush();
  }

  private DaemonOptions options() throws IOException {
    Optional<GntRoot> root = Optional.ofNullable(gntRoot).map(GntRoot::new);
    if (root.isPresent()) {
      if (!root.get().isNamed()) {
        throw new ParameterException(
            spec.commandLine(),
            "--gnt-root is %s, expected a folder named as the host is to be".formatted(gntRoot));
      }
      root.get().make();
    }
    Path path = needed("--socket", socket.path().or(() -> root.map(GntRoot::socket)));
    Path data =
        needed("--data-dir", Optional.ofNullable(dataDir).or(() -> root.map(GntRoot::dataDir)));
    return new DaemonOptions(
        socket.options(path),
        data,
        behaviour,
        dialect != null ? dialect : root.isPresent() ? Dialect.V3_0 : Dialect.V2_5,
        Optional.ofNullable(clusterFile),
        size("--nodes", nodes, 1, 10_000),
        size("--groups", groups, 1, nodes),
        size("--instances", instances, 0, 100_000),
        workDurations(),
        size("--job-workers", jobWorkers, 1, 1_000),
        metricsPort == null
            ? OptionalInt.empty()
            : OptionalInt.of(size("--metrics-port", metricsPort, 0, 65_535)));
  }

  private Path needed(String option, Optional<Path> path) {
    return path.orElseThrow(
        () -> new ParameterException(spec.commandLine(), option + " or --gnt-root is needed"));
  }

  private int size(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, expected %d to %d".formatted(option, value, least, most));
    }
    return value;
  }

  private WorkDurations workDurations() {
    WorkDurations all = WorkDurations.standard();
    for (var each : durations.entrySet()) {
      if (OpcodeTable.standard().find(each.getKey()).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--duration: there is no opcode '" + each.getKey() + "'");
      }
      all = all.with(each.getKey(), each.getValue());
    }
    return simulation.applyTo(all);
  }
}
