package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program to its end, its output in a file. */
public final class Step {
  /** Stands for the exit code of a program that was ended for taking too long. */
  public static final int CUT = 124;

  private static final Duration GRACE = Duration.ofSeconds(20);

  private Step() {}

  /**
   * Runs a program; it ends with this one.
   *
   * @param environment added to this program's
   * @param log takes what the program prints, both streams
   * @return its exit code
   * @throws IOException when it cannot be started, or this thread is interrupted
   */
  public static int run(
      Path directory, Map<String, String> environment, Path log, List<String> command)
      throws IOException {
    return run(directory, environment, log, command, Duration.ofDays(1));
  }

  /**
   * The same with a limit: a program that runs longer is asked to end, and killed when it does not.
   *
   * @return its exit code, {@link #CUT} when it was ended
   */
  public static int run(
      Path directory,
      Map<String, String> environment,
      Path log,
      List<String> command,
      Duration limit)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread end = new Thread(() -> stop(process), "end-of-" + log.getFileName());
    Runtime.getRuntime().addShutdownHook(end);
    try {
      process.getOutputStream().close();
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? process.exitValue()
          : cut(process);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + String.join(" ", command), interrupted);
    } finally {
      stop(process);
      forget(end);
    }
  }

  private static int cut(Process process) throws InterruptedException {
    stop(process);
    if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return CUT;
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook is running, or will: then it does what is left to do.
      return;
    }
  }
}
