package org.luxibench.bench.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Keeps each thread of a bench on a processor of its own, in turn if there are more threads than
 * processors. Left alone, the scheduler puts two threads that wake each other on one processor for
 * milliseconds or for a whole fork; there they take turns by the time slice, never meet, and a mean
 * tells how long that lasted instead of what the lock does.
 *
 * <p>Needs Linux and its {@code taskset}.
 */
@State(Scope.Thread)
public class OwnProcessor {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path THREAD = Path.of("/proc/thread-self");
  private static final String ALLOWED = "Cpus_allowed_list:";

  /** Whether threads are kept apart; {@code false} leaves it to the scheduler. */
  @Param("true")
  public boolean pinned;

  private long settled = -1;

  /** On the thread that is to be measured; workers may change places between two iterations. */
  @Setup(Level.Iteration)
  public void settle(ThreadParams thread) throws IOException, InterruptedException {
    long id = Thread.currentThread().getId();
    if (!pinned || settled == id) {
      return;
    }
    List<Integer> allowed = processors(Files.readString(STATUS));
    int own = allowed.get(thread.getThreadIndex() % allowed.size());
    String kernelId = Files.readSymbolicLink(THREAD).getFileName().toString();
    run("taskset", "--cpu-list", "--pid", Integer.toString(own), kernelId);
    settled = id;
  }

  /**
   * The processors that a process may use, as its status file lists them.
   *
   * @throws IllegalArgumentException if they are not listed
   */
  static List<Integer> processors(String status) {
    String list =
        status
            .lines()
            .filter(line -> line.startsWith(ALLOWED))
            .map(line -> line.substring(ALLOWED.length()).strip())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no line " + ALLOWED));
    List<Integer> processors = new ArrayList<>();
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", 2);
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int each = Integer.parseInt(ends[0]); each <= last; each++) {
        processors.add(each);
      }
    }
    return processors;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          "%s: %s (-p pinned=false measures without)"
              .formatted(String.join(" ", command), said.strip()));
    }
  }
}
