package org.luxibench.locking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fast lock's waiters: a list of groups in grant order, linked through the groups and waiters
 * themselves. Better priorities first, within a priority first come first; an exclusive waiter is a
 * group of its own, the shared ones of a priority form one (REFERENCE 4, rule 2). Touched inside
 * the lock's {@link Combiner} only.
 */
final class WaitList {

  /** Waiters that are granted together; they are linked from first to last. */
  static final class Group {
    final LockMode mode;
    final int priority;
    private @Nullable Group previous;
    private @Nullable Group next;
    private @Nullable Node first;
    private @Nullable Node last;

    Group(LockMode mode, int priority) {
      this.mode = mode;
      this.priority = priority;
    }
  }

  /** A waiter's links. */
  abstract static class Node extends Attempt<LockMode> {
    final LockOwner owner;
    final LockMode mode;
    final int priority;
    private @Nullable Group group;
    private @Nullable Node previous;
    private @Nullable Node next;

    Node(LockOwner owner, LockMode mode, int priority) {
      this.owner = owner;
      this.mode = mode;
      this.priority = priority;
    }
  }

  private @Nullable Group head;
  private @Nullable Group tail;

  boolean isEmpty() {
    return head == null;
  }

  boolean isAtHead(Node node) {
    return node.group != null && node.group == head;
  }

  /** The first waiter of the head group; those granted with it follow by {@link #after}. */
  @Nullable Node first() {
    return head == null ? null : head.first;
  }

  /** The next of the same group. */
  static @Nullable Node after(Node node) {
    return node.next;
  }

  /** The first of the shared group of the best priority, wherever in the list it stands. */
  @Nullable Node firstSharedOfBestPriority() {
    Group best = head;
    Group group = best == null ? null : sharedGroup(best.priority);
    return group == null ? null : group.first;
  }

  void add(Node node) {
    Group group = node.mode == LockMode.SHARED ? sharedGroup(node.priority) : null;
    if (group == null) {
      group = new Group(node.mode, node.priority);
      insert(group);
    }
    node.group = group;
    node.previous = group.last;
    if (group.last == null) {
      group.first = node;
    } else {
      group.last.next = node;
    }
    group.last = node;
  }

  void remove(Node node) {
    Group group = node.group;
    if (group == null) {
      throw new IllegalStateException("not in the list: " + node);
    }
    if (node.previous == null) {
      group.first = node.next;
    } else {
      node.previous.next = node.next;
    }
    if (node.next == null) {
      group.last = node.previous;
    } else {
      node.next.previous = node.previous;
    }
    node.group = null;
    if (group.first == null) {
      unlink(group);
    }
  }

  /** As the monitor shows it. */
  List<LockInfo.PendingGroup> groups() {
    List<LockInfo.PendingGroup> groups = new ArrayList<>();
    for (Group group = head; group != null; group = group.next) {
      List<LockOwner> owners = new ArrayList<>();
      for (Node node = group.first; node != null; node = node.next) {
        owners.add(node.owner);
      }
      groups.add(new LockInfo.PendingGroup(group.mode.wireName(), LockOwner.names(owners)));
    }
    return List.copyOf(groups);
  }

  private @Nullable Group sharedGroup(int priority) {
    Group group = head;
    while (group != null && group.priority <= priority) {
      if (group.priority == priority && group.mode == LockMode.SHARED) {
        return group;
      }
      group = group.next;
    }
    return null;
  }

  /** After all of the same or a better priority; looked for from the tail, where most belong. */
  private void insert(Group group) {
    Group before = tail;
    while (before != null && before.priority > group.priority) {
      before = before.previous;
    }
    Group after = before == null ? head : before.next;
    group.previous = before;
    group.next = after;
    if (before == null) {
      head = group;
    } else {
      before.next = group;
    }
    if (after == null) {
      tail = group;
    } else {
      after.previous = group;
    }
  }

  private void unlink(Group group) {
    if (group.previous == null) {
      head = group.next;
    } else {
      group.previous.next = group.next;
    }
    if (group.next == null) {
      tail = group.previous;
    } else {
      group.next.previous = group.previous;
    }
  }
}
