package org.luxibench.daemon;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.luxibench.luxi.RawClient;

/** {@code luxibench serve} in a JVM of its own, as users run it. */
final class ServedDaemon implements AutoCloseable {
  /** As users have it; the one for tests writes beside the results. */
  private static final String LOGS_TO_STDERR = "-Dlogback.configurationFile=logback.xml";

  private final Process process;
  private final Path socket;
  private final List<String> said;

  private ServedDaemon(Process process, Path socket, List<String> said) {
    this.process = process;
    this.socket = socket;
    this.said = said;
  }

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param jvm options of the JVM
   * @param serve options beside the socket and the data folder
   */
  static ServedDaemon start(Path folder, List<String> jvm, List<String> serve) throws IOException {
    return start(folder, List.of(), jvm, serve);
  }

  /**
   * The same, with no more than so many file descriptors; its log is in the file {@code stderr}.
   *
   * @param descriptors the JVM's own, about two hundred, among them
   */
  static ServedDaemon startWithin(Path folder, int descriptors) throws IOException {
    String limit = "ulimit -n " + descriptors + " && exec \"$@\"";
    return start(folder, List.of("/bin/sh", "-c", limit, "sh"), List.of(LOGS_TO_STDERR), List.of());
  }

  private static ServedDaemon start(
      Path folder, List<String> before, List<String> jvm, List<String> serve) throws IOException {
    Path socket = folder.resolve("luxi");
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-exports"))
        .forEach(command::add);
    command.addAll(jvm);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
    command.addAll(
        List.of("--socket", socket.toString(), "--data-dir", folder.resolve("data").toString()));
    command.addAll(serve);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(new File(folder.toFile(), "stderr"));
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.add(line);
      if (line.startsWith("ready ")) {
        return new ServedDaemon(process, socket, said);
      }
    }
    process.destroyForcibly();
    throw new IOException("the daemon ended before it was ready, see " + folder + "/stderr");
  }

  Path socket() {
    return socket;
  }

  /** What it printed until it was ready, that line too. */
  List<String> said() {
    return said;
  }

  /** The reply to one request, as it came. */
  String say(String method, String args) throws IOException {
    try (RawClient client = RawClient.connect(socket)) {
      client.send("{\"method\":\"" + method + "\",\"args\":" + args + "}\u0003");
      return client.reply();
    }
  }

  /** Sends SIGTERM and returns the exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the daemon did not end within 30 s of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
