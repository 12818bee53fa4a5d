package org.luxibench.processor;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A clock that moves only when told, and the alarms set on it. Safe for any thread. */
public final class VirtualTime implements Alarms {
  private record Entry(long dueNanos, long order, Runnable action) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::order));
  private long now;
  private long order;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Alarm in(long delayNanos, Runnable action) {
    Entry entry = new Entry(now + Math.max(0, delayNanos), order++, action);
    entries.add(entry);
    return () -> cancel(entry);
  }

  /** Moves on to the next alarm and runs it; false if there is none. */
  public boolean runNext() {
    Entry entry = pollNext();
    if (entry == null) {
      return false;
    }
    entry.action().run();
    return true;
  }

  public synchronized double seconds() {
    return now / 1e9;
  }

  public synchronized int pendingAlarms() {
    return entries.size();
  }

  private synchronized void cancel(Entry entry) {
    entries.remove(entry);
  }

  private synchronized @Nullable Entry pollNext() {
    Entry entry = entries.poll();
    if (entry != null) {
      now = Math.max(now, entry.dueNanos());
    }
    return entry;
  }
}
