package org.luxibench.load.generator;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How long threads were ready to run and had no processor, as Linux counts it for each thread
 * (second figure of {@code /proc/PID/task/TID/schedstat}, nanoseconds). Elsewhere nothing is known,
 * and nothing told.
 */
public final class RunQueue {
  private static final Path THIS_THREAD = Path.of("/proc/thread-self/schedstat");

  private RunQueue() {}

  /** What the calling thread has waited so far, nanoseconds; 0 where it is not known. */
  public static long waitedByThisThread() {
    try {
      return waited(THIS_THREAD);
    } catch (IOException notLinux) {
      return 0;
    }
  }

  /** What each thread of a process has waited so far, nanoseconds; empty when it has ended. */
  public static Map<String, Long> waitedByThreadsOf(long pid) {
    return waitedByThreadsIn(Path.of("/proc/" + pid + "/task"));
  }

  static Map<String, Long> waitedByThreadsIn(Path tasks) {
    Map<String, Long> waited = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      threads.forEach(thread -> addTo(waited, thread));
    } catch (IOException | DirectoryIteratorException ended) {
      // The process ended under our eyes: what was read until then is true.
    }
    return waited;
  }

  /** A thread that ends under our eyes must not hide those after it. */
  private static void addTo(Map<String, Long> all, Path thread) {
    try {
      all.put(String.valueOf(thread.getFileName()), waited(thread.resolve("schedstat")));
    } catch (IOException ended) {
      // Nothing is known of it any more.
    }
  }

  private static long waited(Path schedstat) throws IOException {
    return Long.parseLong(Files.readString(schedstat).strip().split(" ", -1)[1]);
  }
}
