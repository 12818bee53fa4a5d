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
import org.openjdk.jmh.annotations.TearDown;

/**
 * The daemon, the same without its shortcut, and the echo, in the process of the bench; one
 * answers.
 */
@SuppressWarnings("NullAway.Init")
public abstract class Trial {
  private boolean echoes;
  private Path folder;
  private Daemon daemon;
  private EchoServer echo;

  /**
   * Starts all.
   *
   * @param server who answers: {@code workers} is the daemon when it hands every request to a
   *     worker
   * @param question what is asked
   * @param instances how many the cluster has
   */
  void start(String server, Question question, int instances) throws IOException {
    echoes = server.equals("echo");
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
    return echoes ? folder.resolve("echo") : daemonSocket();
  }

  /** Where the daemon answers, whoever is in question. */
  Path daemonSocket() {
    return folder.resolve("daemon");
  }

  /** Ends all, and leaves nothing. */
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
