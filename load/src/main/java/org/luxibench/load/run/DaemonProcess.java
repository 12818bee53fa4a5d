package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.scenario.Durations;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.luxi.LuxiClient;
import org.luxibench.luxi.LuxiFault;
import org.luxibench.results.load.Pause;

/**
 * The daemon under test as a child JVM; its output goes to a log file of the run folder. It ends
 * with this process even if that is killed, for the pipe to its standard input ends then.
 */
final class DaemonProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(5);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  private final List<String> base;
  private final Path folder;
  private List<String> command;
  private final Path socket;
  private final Path log;

  /** Replaced by the thread that acts, read by the one that watches. */
  private volatile Process process;

  private DaemonProcess(List<String> base, List<String> command, Path folder, Path socket, Path log)
      throws IOException {
    this.base = base;
    this.command = command;
    this.folder = folder;
    this.socket = socket;
    this.log = log;
    this.process = launch();
  }

  /**
   * Starts a daemon and waits until it answers.
   *
   * @param jar core's jar with everything in it
   * @param folder empty, short of path: the socket and the data go there
   * @throws IOException when it ends instead of answering; the message has its last words
   */
  static DaemonProcess start(
      Path jar, Scenario.Daemon options, String behaviour, Path folder, Path log)
      throws IOException {
    Path socket = folder.resolve("luxi.sock");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(SafepointLog.option(folder));
    command.addAll(DaemonJvm.of(System.getenv()).options());
    command.addAll(List.of("-jar", jar.toString(), "serve", "--end-with-stdin"));
    command.addAll(List.of("--socket", socket.toString(), "--behaviour", behaviour));
    DaemonProcess daemon =
        new DaemonProcess(
            command, with(command, options, folder.resolve("data")), folder, socket, log);
    daemon.awaitAnswer();
    return daemon;
  }

  private static List<String> with(List<String> base, Scenario.Daemon options, Path data) {
    List<String> command = new ArrayList<>(base);
    command.addAll(List.of("--data-dir", data.toString()));
    command.addAll(arguments(options));
    return command;
  }

  /** Ends it and starts another one, with other options and on data of its own. */
  void reconfigure(Scenario.Daemon options) throws IOException {
    close();
    command = with(base, options, Files.createTempDirectory(folder, "data"));
    process = launch();
    awaitAnswer();
  }

  private static List<String> arguments(Scenario.Daemon options) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--nodes", options.nodes());
    add(arguments, "--groups", options.groups());
    add(arguments, "--instances", options.instances());
    add(arguments, "--request-workers", options.requestWorkers());
    add(arguments, "--job-workers", options.jobWorkers());
    options
        .durations()
        .forEach(
            (opcode, duration) ->
                arguments.addAll(List.of("--duration", opcode + "=" + Durations.text(duration))));
    return arguments;
  }

  private static void add(List<String> arguments, String name, @Nullable Integer value) {
    if (value != null) {
      arguments.addAll(List.of(name, value.toString()));
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IOException(
            "the daemon ended with %d before it answered: %s"
                .formatted(process.exitValue(), lastWords()));
      }
      if (answers()) {
        return;
      }
      pause();
    }
    close();
    throw new IOException(
        "the daemon did not answer on %s within %s: %s"
            .formatted(socket, Durations.text(START_PATIENCE), lastWords()));
  }

  /**
   * The socket that a killed daemon left behind answers nobody until the next one takes it over.
   */
  private boolean answers() {
    if (!Files.exists(socket)) {
      return false;
    }
    Dialect.Message ask = Dialect.V2_5.configValues(List.of("cluster_name"));
    try (LuxiClient client = LuxiClient.connect(socket, ANSWER_PATIENCE)) {
      client.call(ask.method(), ask.args());
      return true;
    } catch (LuxiFault refused) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the daemon started", interrupted);
    }
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty()
        ? "it said nothing"
        : String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  Path socket() {
    return socket;
  }

  long pid() {
    return process.pid();
  }

  /** When it, and those that ran before it in its place, stopped all their threads. */
  List<Pause> pauses(long legStart) throws IOException {
    return SafepointLog.pauses(folder, legStart);
  }

  /** How it was started, for the record. */
  String commandLine() {
    return String.join(" ", command);
  }

  /** Ends it, by SIGKILL or by SIGTERM, and starts it again on the same data. */
  void restart(boolean kill) throws IOException {
    if (kill) {
      process.destroyForcibly();
      awaitEnd(STOP_PATIENCE);
    } else {
      close();
    }
    process = launch();
    awaitAnswer();
  }

  private boolean awaitEnd(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How long that may take. */
  static Duration longestEnd() {
    return STOP_PATIENCE.multipliedBy(2);
  }

  /** Ends it: SIGTERM, and SIGKILL when that does not help. */
  @Override
  public void close() {
    process.destroy();
    if (!awaitEnd(STOP_PATIENCE)) {
      process.destroyForcibly();
      awaitEnd(STOP_PATIENCE);
    }
  }
}
