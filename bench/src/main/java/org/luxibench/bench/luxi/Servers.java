package org.luxibench.bench.luxi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.daemon.Daemon;
import org.luxibench.daemon.DaemonOptions;
import org.luxibench.daemon.Dialect;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.processor.Behaviour;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The daemon, the same without its shortcut, and the echo, in the process of the bench; one
 * answers.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class Servers {
  /** Who answers: {@code workers} is the daemon when it hands every request to a worker. */
  @Param({"echo", "daemon", "workers"})
  public String server;

  /** What is asked. */
  @Param({"VALUES", "INFO", "INSTANCES"})
  public Question question;

  /** How many the cluster has. */
  @Param("20")
  public int instances;

  private Path folder;
  private Daemon daemon;
  private EchoServer echo;

  @Setup(Level.Trial)
  public void start() throws IOException {
    folder = Files.createTempDirectory("luxi-bench");
    LuxiServerOptions options = LuxiServerOptions.at(daemonSocket());
    daemon =
        Daemon.start(
            new DaemonOptions(
                server.equals("workers") ? options.withoutShortcut() : options,
                folder.resolve("data"),
                Behaviour.LOCK_FREE_QUERIES,
                Dialect.V2_5,
                Optional.empty(),
                5,
                1,
                instances,
                WorkDurations.standard(),
                25,
                OptionalInt.empty()));
    try (Line line = Line.to(daemonSocket())) {
      echo = new EchoServer(folder.resolve("echo"), line.replyTo(question.frame()));
    }
  }

  /** Where the one in question answers. */
  Path socket() {
    return server.equals("echo") ? folder.resolve("echo") : daemonSocket();
  }

  /** Where the daemon answers, whoever is in question. */
  Path daemonSocket() {
    return folder.resolve("daemon");
  }

  @TearDown(Level.Trial)
  public void end() throws IOException {
    echo.close();
    daemon.close();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
