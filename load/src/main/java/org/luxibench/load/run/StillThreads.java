package org.luxibench.load.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.luxibench.results.load.Pause;

/**
 * How long threads stood still, from looks at their states.
 *
 * <p>A thread did so from one look to the next when both show the same state and it was not put on
 * a processor between them. Of threads that stand still together for the same cause the one that
 * does longest is told: a stopped process is one pause, not one for each thread.
 */
final class StillThreads {
  private static final Map<Character, String> CAUSES =
      Map.of('D', "daemon waits for a disk", 'T', "daemon stopped");

  private final List<Pause> ended = new ArrayList<>();
  private final Map<Character, Stretch> open = new HashMap<>();
  private Map<String, Held> held = Map.of();

  /** A thread's state, and the first look that showed it. */
  private record Held(TaskState state, double since) {}

  private record Stretch(double since, double last) {}

  /**
   * A look.
   *
   * @param t seconds since the leg's start
   * @param threads those that cannot run, by their number
   */
  void look(double t, Map<String, TaskState> threads) {
    Map<String, Held> now = new HashMap<>();
    threads.forEach(
        (thread, state) -> {
          Held before = held.get(thread);
          boolean still = before != null && before.state.equals(state);
          now.put(thread, still ? before : new Held(state, t));
        });
    held = now;
    CAUSES.keySet().forEach(state -> note(state, t));
  }

  private void note(char state, double t) {
    OptionalDouble since =
        held.values().stream()
            .filter(each -> each.state.state() == state && each.since < t)
            .mapToDouble(Held::since)
            .min();
    Stretch before = open.remove(state);
    if (before != null && (since.isEmpty() || since.getAsDouble() != before.since)) {
      ended.add(pause(state, before));
    }
    since.ifPresent(first -> open.put(state, new Stretch(first, t)));
  }

  private static Pause pause(char state, Stretch stretch) {
    long micros = Math.round((stretch.last - stretch.since) * 1e6);
    return new Pause(stretch.last, micros, CAUSES.getOrDefault(state, "daemon"));
  }

  /** All pauses so far, those that last included. */
  List<Pause> pauses() {
    List<Pause> all = new ArrayList<>(ended);
    open.forEach((state, stretch) -> all.add(pause(state, stretch)));
    return all;
  }
}
