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

/** The daemon and the echo, in the process of the bench. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class Servers {
  /** Who answers. */
  @Param({"echo", "daemon"})
  public String server;

  /** What is asked. */
  @Param({"VALUES", "INFO", "TWENTY"})
  public Question question;

  private Path folder;
  private Daemon daemon;
  private EchoServer echo;

  @Setup(Level.Trial)
  public void start() throws IOException {
    folder = Files.createTempDirectory("luxi-bench");
    daemon =
        Daemon.start(
            new DaemonOptions(
                LuxiServerOptions.at(folder.resolve("daemon")),
                folder.resolve("data"),
                Behaviour.LOCK_FREE_QUERIES,
                Dialect.V2_5,
                Optional.empty(),
                5,
                1,
                20,
                WorkDurations.standard(),
                25,
                OptionalInt.empty()));
    try (Line line = Line.to(folder.resolve("daemon"))) {
      echo = new EchoServer(folder.resolve("echo"), line.replyTo(question.frame()));
    }
  }

  Path socket() {
    return folder.resolve(server);
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
