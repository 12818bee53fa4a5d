package org.luxibench.jobqueue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which jobs wait for which. A waiting job holds no worker: the end of the awaited one wakes it.
 *
 * <p>Guarded by this object's monitor. Who enters a wait looks at the awaited job afterwards; who
 * ends a job shows that before it takes the waits: one of the two sees the other. A wait is kept
 * with the ticket of its parking, and given to whoever takes it out, who then wakes the job.
 */
final class DependencyWaits {
  /** Awaited job, waiting job, ticket of the latter. */
  private final TreeMap<Long, TreeMap<Long, Job.Ticket>> waiting = new TreeMap<>();

  synchronized void enter(long awaited, Job.Ticket ticket) {
    waiting.computeIfAbsent(awaited, id -> new TreeMap<>()).put(ticket.job().id(), ticket);
  }

  /** The jobs that wait for one that has ended; they wait no longer. */
  synchronized Collection<Job.Ticket> take(long ended) {
    TreeMap<Long, Job.Ticket> tickets = waiting.remove(ended);
    return tickets == null ? List.of() : tickets.values();
  }

  /** A job waits for nobody any more; the ticket if it did wait. */
  synchronized Optional<Job.Ticket> leave(long job) {
    Optional<Job.Ticket> left = Optional.empty();
    for (TreeMap<Long, Job.Ticket> tickets : waiting.values()) {
      left = left.or(() -> Optional.ofNullable(tickets.remove(job)));
    }
    waiting.values().removeIf(TreeMap::isEmpty);
    return left;
  }

  /** One wait is over; a later one of the same job is not. */
  synchronized void leave(Job.Ticket ticket) {
    waiting.values().forEach(tickets -> tickets.remove(ticket.job().id(), ticket));
    waiting.values().removeIf(TreeMap::isEmpty);
  }

  synchronized SortedMap<Long, List<Long>> all() {
    TreeMap<Long, List<Long>> copy = new TreeMap<>();
    waiting.forEach((awaited, tickets) -> copy.put(awaited, List.copyOf(tickets.keySet())));
    return copy;
  }
}
