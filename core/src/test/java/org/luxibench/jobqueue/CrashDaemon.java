package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.luxibench.daemon.Main;
import org.luxibench.luxi.LuxiClient;

/** A daemon in a JVM of its own, to be killed. It never outlives this JVM. */
final class CrashDaemon implements AutoCloseable {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Process process;
  private final Thread reaper;
  private final Path socket;
  private final Path log;

  private CrashDaemon(Process process, Path socket, Path log) {
    this.process = process;
    this.socket = socket;
    this.log = log;
    this.reaper = new Thread(process::destroyForcibly, "reaper");
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /** Starts a daemon on a folder; returns once it answers. */
  static CrashDaemon start(Path folder, int round) throws IOException {
    CrashDaemon daemon = launch(folder, round);
    try {
      daemon.awaitReady();
    } catch (RuntimeException e) {
      daemon.close();
      throw e;
    }
    return daemon;
  }

  /** Starts a daemon on a folder; returns at once. */
  static CrashDaemon launch(Path folder, int round) throws IOException {
    Path socket = folder.resolve("s");
    Path log = folder.resolve("log-" + round);
    Files.deleteIfExists(socket);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-Dlogback.configurationFile=logback.xml",
                    "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                    "-cp",
                    CLASS_PATH,
                    Main.class.getName(),
                    "serve",
                    "--socket",
                    socket.toString(),
                    "--data-dir",
                    folder.resolve("data").toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new CrashDaemon(process, socket, log);
  }

  LuxiClient connect() throws IOException {
    return LuxiClient.connect(socket, Duration.ofMinutes(1));
  }

  /** Sends SIGKILL after so many milliseconds. */
  void killAfter(long millis) throws InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the daemon ended by itself, see " + log);
    }
    close();
  }

  List<String> logLines() throws IOException {
    return Files.readAllLines(log);
  }

  private void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("the daemon did not start: " + logLines());
              }
              return Files.exists(socket);
            });
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    Runtime.getRuntime().removeShutdownHook(reaper);
  }
}
