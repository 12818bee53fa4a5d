package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A thread that cannot run whatever the scheduler does, as Linux tells of it.
 *
 * @param state {@code D} for a wait that no signal ends, mostly for a disk; {@code T} for stopped,
 *     by a signal or a debugger
 * @param turns how often it was put on a processor so far
 */
record TaskState(char state, long turns) {
  private static final int TURNS = 2;

  /**
   * Those threads of a process that cannot run, by their number.
   *
   * @param process such as {@code /proc/123}; nothing when there is none
   */
  static Map<String, TaskState> of(Path process) {
    Map<String, TaskState> states = new HashMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
      tasks.forEach(task -> addTo(states, task));
    } catch (IOException | DirectoryIteratorException ended) {
      // The process ended under our eyes: what was read until then is true.
    }
    return states;
  }

  private static void addTo(Map<String, TaskState> all, Path task) {
    try {
      char state = state(Files.readString(task.resolve("stat")));
      if (state == 'D' || state == 'T') {
        all.put(String.valueOf(task.getFileName()), new TaskState(state, turns(task)));
      }
    } catch (IOException ended) {
      // A thread that ends under our eyes must not hide those after it.
    }
  }

  /** The letter after the name, which stands in brackets and may hold blanks. */
  private static char state(String stat) {
    char state = stat.charAt(stat.lastIndexOf(')') + 2);
    return state == 't' ? 'T' : state;
  }

  private static long turns(Path task) throws IOException {
    return Long.parseLong(
        Files.readString(task.resolve("schedstat")).strip().split(" ", -1)[TURNS]);
  }
}
