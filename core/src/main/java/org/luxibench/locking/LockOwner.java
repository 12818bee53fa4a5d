package org.luxibench.locking;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.luxibench.text.NaturalOrder;

/**
 * Whoever acquires locks: a job at one opcode, a query. Identity matters, not the name.
 *
 * <p>An owner makes one request at a time; which thread does it is of no account. A request beside
 * a pending one is a {@link LockMisuseException}. Its fields are changed by its own requests and,
 * while one is pending, by whoever grants it; the grant publishes them.
 */
public final class LockOwner {
  private static final AtomicInteger NEXT_STRIPE = new AtomicInteger();

  private final String name;
  private final HeldLocks heldLocks = new HeldLocks();

  /** Which of {@link SharerCells} counts it. */
  private final int stripe = NEXT_STRIPE.getAndIncrement();

  private @Nullable SetHold firstHold;

  /** Where the monitor finds this owner; most owners know one family of locks in their life. */
  private @Nullable OwnerRegistry registry;

  private OwnerRegistry[] otherRegistries = {};

  /** The request of one lock that last had to wait; written where it queues, before it can end. */
  private volatile @Nullable Attempt<?> awaited;

  /**
   * The request of a set that last had to wait; written before it is returned. Between two of its
   * locks {@link #awaited} has ended and it has not.
   */
  private volatile @Nullable Attempt<?> awaitedOfSet;

  /**
   * The monitor finds holders by their owners: who holds a lock keeps its owner referenced, or the
   * lock is held by somebody unknown.
   *
   * @param name as the monitor shows it, such as {@code Jq18/Job19/TEST_DELAY}
   */
  public LockOwner(String name) {
    this.name = name;
  }

  /** As the monitor shows it. */
  public String name() {
    return name;
  }

  /** Names of the owners in natural order. */
  static List<String> names(Collection<LockOwner> owners) {
    return owners.stream().map(LockOwner::name).sorted(NaturalOrder.INSTANCE).toList();
  }

  /** A request of this owner is about to queue. */
  void waitsFor(Attempt<?> request) {
    awaited = request;
  }

  /** A request of several locks has begun and waits. */
  void waitsForSet(Attempt<?> request) {
    awaitedOfSet = request;
  }

  /**
   * Called where a request of a lock begins, the owner's own or one that a set's request makes.
   *
   * @param lock the lock asked for
   * @throws LockMisuseException if an earlier request is still pending
   */
  void checkWaitsForNothing(String lock) {
    Attempt<?> earlier = awaited;
    if (earlier != null) {
      checkEnded(earlier, lock);
      awaited = null;
    }
  }

  /**
   * Called where a request of a set begins.
   *
   * @param set the set asked for
   * @throws LockMisuseException if an earlier request is still pending
   */
  void checkWaitsForNoSet(String set) {
    Attempt<?> earlier = awaitedOfSet;
    if (earlier != null) {
      checkEnded(earlier, set);
      awaitedOfSet = null;
    }
    checkWaitsForNothing(set);
  }

  private void checkEnded(Attempt<?> earlier, String lock) {
    if (earlier.isPending()) {
      throw new LockMisuseException("used while an earlier request is pending", lock, this);
    }
  }

  int stripe() {
    return stripe;
  }

  HeldLocks heldLocks() {
    return heldLocks;
  }

  /** The same, once it is certain that this registry knows the owner. */
  HeldLocks heldLocks(OwnerRegistry family) {
    if (registry != family) {
      join(family);
    }
    return heldLocks;
  }

  private void join(OwnerRegistry family) {
    if (registry == null) {
      registry = family;
      family.join(this);
    } else if (!Arrays.asList(otherRegistries).contains(family)) {
      OwnerRegistry[] longer = Arrays.copyOf(otherRegistries, otherRegistries.length + 1);
      longer[otherRegistries.length] = family;
      otherRegistries = longer;
      family.join(this);
    }
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
