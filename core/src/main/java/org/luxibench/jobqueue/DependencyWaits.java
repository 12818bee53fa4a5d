package org.luxibench.jobqueue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which jobs wait for which. A waiting job holds no worker: the end of the awaited one wakes it.
 *
 * <p>Guarded by this object's monitor. Who enters a wait looks at the awaited job afterwards; who
 * ends a job shows that before it takes the waits: one of the two sees the other.
 */
final class DependencyWaits {
  private final TreeMap<Long, TreeSet<Long>> waiting = new TreeMap<>();

  synchronized void enter(long awaited, long job) {
    waiting.computeIfAbsent(awaited, id -> new TreeSet<>()).add(job);
  }

  /** The jobs that wait for one that has ended; they wait no longer. */
  synchronized List<Long> take(long ended) {
    TreeSet<Long> jobs = waiting.remove(ended);
    return jobs == null ? List.of() : List.copyOf(jobs);
  }

  /** A job waits for nobody any more. */
  synchronized void leave(long job) {
    waiting.values().forEach(jobs -> jobs.remove(job));
    waiting.values().removeIf(TreeSet::isEmpty);
  }

  synchronized SortedMap<Long, List<Long>> all() {
    TreeMap<Long, List<Long>> copy = new TreeMap<>();
    waiting.forEach((awaited, jobs) -> copy.put(awaited, List.copyOf(jobs)));
    return copy;
  }
}
