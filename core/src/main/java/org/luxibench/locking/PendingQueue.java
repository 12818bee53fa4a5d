package org.luxibench.locking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one lock, in grant order (REFERENCE 4, rule 2): a queue per priority, in it
 * exclusive waiters singly and at most one group of shared waiters. Not safe for concurrent use;
 * the lock's guard is its guard.
 */
final class PendingQueue<W extends PendingQueue.Entry> {

  /** A waiter as the queue needs to know it. */
  interface Entry {
    LockOwner owner();

    LockMode mode();

    int priority();
  }

  private record Group<W>(LockMode mode, Set<W> waiters) {}

  private final TreeMap<Integer, Deque<Group<W>>> byPriority = new TreeMap<>();

  boolean isEmpty() {
    return byPriority.isEmpty();
  }

  /** Queues at the tail of its priority, or in that priority's shared group. */
  void add(W waiter) {
    Deque<Group<W>> groups =
        byPriority.computeIfAbsent(waiter.priority(), priority -> new ArrayDeque<>());
    Group<W> group = waiter.mode() == LockMode.SHARED ? sharedGroup(groups) : null;
    if (group == null) {
      group = new Group<>(waiter.mode(), new LinkedHashSet<>());
      groups.add(group);
    }
    group.waiters.add(waiter);
  }

  void remove(W waiter) {
    Deque<Group<W>> groups = byPriority.get(waiter.priority());
    if (groups == null) {
      throw new IllegalStateException("not queued: " + waiter);
    }
    groups.removeIf(group -> group.waiters.remove(waiter) && group.waiters.isEmpty());
    if (groups.isEmpty()) {
      byPriority.remove(waiter.priority());
    }
  }

  boolean isAtHead(W waiter) {
    return !isEmpty() && byPriority.firstEntry().getValue().element().waiters.contains(waiter);
  }

  /** The members of the head group, first come first; empty when nobody waits. */
  List<W> head() {
    return isEmpty()
        ? List.of()
        : List.copyOf(byPriority.firstEntry().getValue().element().waiters);
  }

  /** The shared group of the best priority, wherever in its queue it stands. */
  List<W> sharedOfBestPriority() {
    Group<W> group = isEmpty() ? null : sharedGroup(byPriority.firstEntry().getValue());
    return group == null ? List.of() : List.copyOf(group.waiters);
  }

  /** Empties the queue and returns who was in it, in grant order. */
  List<W> clear() {
    List<W> all = new ArrayList<>();
    byPriority.values().forEach(groups -> groups.forEach(group -> all.addAll(group.waiters)));
    byPriority.clear();
    return all;
  }

  /** As the monitor shows it. */
  List<LockInfo.PendingGroup> groups() {
    return byPriority.values().stream()
        .flatMap(Deque::stream)
        .map(
            group ->
                new LockInfo.PendingGroup(
                    group.mode.wireName(),
                    LockOwner.names(group.waiters.stream().map(Entry::owner).toList())))
        .toList();
  }

  private static <W> @Nullable Group<W> sharedGroup(Deque<Group<W>> groups) {
    return groups.stream().filter(group -> group.mode == LockMode.SHARED).findAny().orElse(null);
  }
}
