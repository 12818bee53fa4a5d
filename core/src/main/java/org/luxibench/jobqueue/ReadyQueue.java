package org.luxibench.jobqueue;

import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that a worker could take further. Those that have begun come first, for they may hold locks;
 * then the better priority, then the earlier arrival.
 *
 * <p>To wait here makes nobody older, as in the reference: what improves a priority is to have
 * tried for locks in vain (REFERENCE 5), and that a job comes back with.
 */
final class ReadyQueue {
  private static final int INITIAL = 64;

  private record Entry(@Nullable Job job, boolean begun, int priority, long arrival) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::begun)
          .reversed()
          .thenComparingInt(Entry::priority)
          .thenComparingLong(Entry::arrival);

  private final PriorityBlockingQueue<Entry> entries = new PriorityBlockingQueue<>(INITIAL, ORDER);
  private final AtomicLong arrivals = new AtomicLong();

  void add(Job job) {
    JobSnapshot state = job.current();
    boolean begun = state.status() != JobStatus.QUEUED;
    entries.add(new Entry(job, begun, state.priority(), arrivals.incrementAndGet()));
  }

  /**
   * The next job; null when the queue was closed. A job whose priority has become worse since it
   * was entered goes back to where it belongs first.
   */
  @Nullable Job take() throws InterruptedException {
    while (true) {
      Entry entry = entries.take();
      Job job = entry.job();
      int priority = job == null || entry.begun() ? entry.priority() : job.current().priority();
      if (priority <= entry.priority()) {
        return job;
      }
      entries.add(new Entry(job, false, priority, entry.arrival()));
    }
  }

  /** Makes that many calls of {@link #take} return null, ahead of all jobs. */
  void close(int takers) {
    for (int i = 0; i < takers; i++) {
      entries.add(new Entry(null, true, Integer.MIN_VALUE, 0));
    }
  }

  int size() {
    return entries.size();
  }
}
