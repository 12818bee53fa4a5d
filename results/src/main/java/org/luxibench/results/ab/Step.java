package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.luxibench.results.Orphan;

/**
 * Runs another program to its end, its output in a file.
 *
 * <p>When this program is asked to end (Ctrl-C, SIGTERM) the other is ended too, and what came of
 * it is not returned but thrown: nobody shall take a run that was cut short for a result. When this
 * program is killed, one of luxibench's own notices that its standard input ends, see {@link
 * Orphan}: what is begun again shall not be measured beside what goes on.
 */
public final class Step {
  /** Stands for the exit code of a program that was ended for taking too long. */
  public static final int CUT = 124;

  private static final Duration GRACE = Duration.ofSeconds(20);

  /** Exit codes of programs that SIGINT or SIGTERM ended: Ctrl-C reaches them before us. */
  private static final List<Integer> SIGNALLED = List.of(130, 143);

  private Step() {}

  /**
   * Runs a program; it ends with this one.
   *
   * @param environment added to this program's
   * @param log takes what the program prints, both streams
   * @return its exit code
   * @throws IOException when it cannot be started, when a signal ended it or this program, or when
   *     this thread is interrupted
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
    builder.environment().put(Orphan.VARIABLE, "yes");
    Process process = builder.start();
    AtomicBoolean ending = new AtomicBoolean();
    Thread end =
        new Thread(
            () -> {
              ending.set(true);
              stop(process);
            },
            "end-of-" + log.getFileName());
    try {
      remember(end);
      int code =
          process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
              ? process.exitValue()
              : cut(process);
      if (ending.get() || SIGNALLED.contains(code)) {
        throw new IOException("a signal ended " + String.join(" ", command));
      }
      return code;
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

  private static void remember(Thread hook) throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      throw new IOException("this program is ending: nothing is begun any more", ending);
    }
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
