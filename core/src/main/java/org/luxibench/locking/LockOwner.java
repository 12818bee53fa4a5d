package org.luxibench.locking;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acquires locks: a job at one opcode, a query. Identity matters, not the name.
 *
 * <p>An owner makes one request at a time; which thread does it is of no account. Its fields are
 * changed by its own requests and, while one is pending, by whoever grants it; the grant publishes
 * them.
 */
public final class LockOwner {
  private final String name;
  private final HeldLocks heldLocks = new HeldLocks();
  private @Nullable SetHold firstHold;

  /** Where the monitor finds this owner; most owners know one family of locks in their life. */
  private OwnerRegistry[] registries = {};

  /**
   * @param name as the monitor shows it, such as {@code Jq18/Job19/TEST_DELAY}
   */
  public LockOwner(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  HeldLocks heldLocks() {
    return heldLocks;
  }

  /** The same, once it is certain that this registry knows the owner. */
  HeldLocks heldLocks(OwnerRegistry registry) {
    OwnerRegistry[] known = registries;
    if (known.length == 0 || known[0] != registry) {
      join(registry);
    }
    return heldLocks;
  }

  private void join(OwnerRegistry registry) {
    for (OwnerRegistry each : registries) {
      if (each == registry) {
        return;
      }
    }
    registry.join(this);
    OwnerRegistry[] longer = Arrays.copyOf(registries, registries.length + 1);
    longer[registries.length] = registry;
    registries = longer;
  }

  @Nullable SetHold holdOf(LockSet set) {
    SetHold hold = firstHold;
    while (hold != null && hold.set != set) {
      hold = hold.next;
    }
    return hold;
  }

  void put(SetHold hold) {
    hold.next = firstHold;
    firstHold = hold;
  }

  void drop(SetHold hold) {
    if (firstHold == hold) {
      firstHold = hold.next;
      return;
    }
    for (SetHold each = firstHold; each != null; each = each.next) {
      if (each.next == hold) {
        each.next = hold.next;
        return;
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
