package org.luxibench.locking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fast lock: one atomic step to acquire and one to release while nobody waits, a queue as soon
 * as somebody does. The rules are REFERENCE 4's, held equal to {@link MonitorSharedLock}.
 *
 * <h2>State</h2>
 *
 * One word ({@link LockWord}): bits 0–31 count sharing holders, then {@code EXCLUSIVE} and {@code
 * DELETED}, and bits 34–63 count the waiters. Once two sharers have met at the word, later ones are
 * counted in {@link SharerCells}, each in the cell of its owner, and no longer write the word; "n
 * sharers" below means both together. The queue ({@link WaitQueue}) is changed inside its {@link
 * Combiner} only, by one thread at a time and without a lock: who comes while another is inside
 * leaves a request and goes.
 *
 * <pre>
 *   0 ⇄ n sharers               shared acquire and release while nobody waits
 *   0 ⇄ EXCLUSIVE               exclusive acquire and release while nobody waits
 *   EXCLUSIVE → 1 sharer        downgrade while nobody waits
 *   w waiters → w+1             an acquire or delete that queues, before it asks to be let inside
 *   n sharers → n-1             a sharer leaves, waiters or not; the last then hands off inside
 *   EXCLUSIVE, w waiters        leaves, downgrades and deletes inside
 *   w waiters → w-1             inside: a waiter's end; with a grant, one more holder in that step
 *   EXCLUSIVE → DELETED         inside; final
 * </pre>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>While waiters are counted, nobody acquires but inside: nobody overtakes. They are counted
 *       from before {@code acquire} returns until their end.
 *   <li>So, seen from inside while somebody waits, {@code EXCLUSIVE} cannot change and the sharers
 *       can only become fewer: what a grant relies on stays true until it is made.
 *   <li>A sharer enters its cell and then looks at the word; an exclusive acquire sets the word and
 *       then looks at the cells. One of them sees the other. The sharer leaves its cell again and
 *       queues; the exclusive one gives the word back, with the lock for those it kept out, and
 *       queues.
 *   <li>No wake-up is lost: a sharer that leaves looks for waiters afterwards, and the last asks
 *       inside for the hand-off; a waiter, once in the list, looks at the holders. A sharer that
 *       was in a cell for a moment only may hide from either that the lock is free, as if it held
 *       the lock meanwhile; it queues, and its arrival hands off first.
 *   <li>Who leaves exclusively is not misled by such a one: while {@code EXCLUSIVE} is held no
 *       other holder is in a cell. So a shared group that waited for it is granted as a whole, and
 *       none stands at the head of a shared lock but by a time-out or beside a better priority.
 *   <li>A waiter's end is decided inside, once, and announced (its thread unparked) outside. An
 *       exclusive hand-off decides one and so wakes one.
 *   <li>Requests are served in the order in which they were left, so what one call did comes before
 *       what a later one asks for, whoever serves them.
 *   <li>An acquire in progress may keep another out as one that waits would: an exclusive one
 *       between the word and the cells, a sharer between its cell and the word. An attempt without
 *       time may lapse by it; one that queues is handed the lock.
 * </ul>
 *
 * <h2>Waiting</h2>
 *
 * A thread looks a few times before it queues and, once queued, before it parks, so that a hold of
 * a moment costs no change of context; both numbers are constants and together last a microsecond
 * at most. Then it parks, and is woken for its end alone.
 *
 * <h2>Memory ordering</h2>
 *
 * Every change of the word and of a cell is a volatile read-modify-write, and whoever acquires
 * exclusively has changed the word and read all cells, so what a holder wrote before its release is
 * seen after a later acquire that excludes it. A waiter is granted by a thread inside, which has
 * read them or served the releaser's request, and sees the grant through the volatile outcome of
 * its {@link Attempt}. Who holds the lock is written down with the owner ({@link HeldLocks}) after
 * the lock's state says so, before a waiter's outcome does, and is struck out before the state is
 * changed back; no location shared with others is written for it, but once per owner, when it joins
 * the {@link OwnerRegistry}.
 */
public final class AtomicSharedLock extends LockState implements SharedLock {
  /** How often the monitor looks again at a lock that changed meanwhile. */
  private static final int INFO_TRIES = 10;

  /** How often an acquire looks again, a pause apart, while nobody waits: under 1 µs in all. */
  private static final int LOOKS_BEFORE_QUEUEING = 8;

  private final String name;
  private final OwnerRegistry registry;

  private final WaitQueue queue = new WaitQueue(this);

  /** What the monitor shows of most locks at most times, made once. */
  private final LockInfo free;

  /**
   * @param name as the monitor shows it, such as {@code nodes/node1}
   */
  public AtomicSharedLock(String name) {
    this(name, new OwnerRegistry());
  }

  /**
   * @param registry shared by the locks whose monitor looks at them together
   */
  AtomicSharedLock(String name, OwnerRegistry registry) {
    this.name = name;
    this.registry = registry;
    this.free = new LockInfo(name, null, null, List.of());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Acquisition<LockMode> acquire(LockOwner owner, LockMode mode, int priority)
      throws LockException {
    Handicap.onAcquire();
    Priorities.check(priority, name, owner);
    owner.checkWaitsForNothing(name);
    HeldLocks held = owner.heldLocks(registry);
    if (!held.isEmpty() && held.find(key()) != HeldLocks.NONE) {
      throw new LockMisuseException("acquired twice", name, owner);
    }
    long hold = take(mode, owner.stripe());
    if (hold == HeldLocks.NONE) {
      hold = takeSoon(mode, owner.stripe());
    }
    if (hold != HeldLocks.NONE) {
      held.put(hold);
      return Granted.of(mode);
    }
    failIfDeleted();
    return queue.queueUp(owner, mode, priority, false);
  }

  /**
   * Acquires the lock if it may be had at once, for an owner known neither to hold it nor to wait;
   * else does nothing.
   */
  boolean isTakenAtOnce(LockOwner owner, LockMode mode) {
    Handicap.onAcquire();
    HeldLocks held = owner.heldLocks(registry);
    long hold = take(mode, owner.stripe());
    if (hold == HeldLocks.NONE) {
      return false;
    }
    held.put(hold);
    return true;
  }

  /** A hold of a moment is over before a queue would be made for it. */
  private long takeSoon(LockMode mode, int stripe) {
    long hold = HeldLocks.NONE;
    for (int looks = 0; looks < LOOKS_BEFORE_QUEUEING && hold == HeldLocks.NONE; looks++) {
      Thread.onSpinWait();
      long seen = word();
      if (isAwaited(seen) || isDeleted(seen)) {
        return HeldLocks.NONE;
      }
      if (allows(mode)) {
        hold = take(mode, stripe);
      }
    }
    return hold;
  }

  @Override
  public Acquisition<LockMode> delete(LockOwner owner, int priority) throws LockException {
    Priorities.check(priority, name, owner);
    owner.checkWaitsForNothing(name);
    long hold = owner.heldLocks(registry).find(key());
    if (hold == HeldLocks.NONE) {
      failIfDeleted();
      return queue.queueUp(owner, LockMode.EXCLUSIVE, priority, true);
    }
    if (HeldLocks.mode(hold) == LockMode.SHARED) {
      throw new LockMisuseException("deleted while sharing", name, owner);
    }
    owner.heldLocks().remove(key());
    queue.delete();
    return Granted.of(LockMode.EXCLUSIVE);
  }

  @Override
  public void release(LockOwner owner) {
    owner.checkWaitsForNothing(name);
    long hold = owner.heldLocks().remove(key());
    if (hold == HeldLocks.NONE) {
      throw new LockMisuseException("released but not held", name, owner);
    }
    if (HeldLocks.mode(hold) == LockMode.EXCLUSIVE) {
      if (!leaveExclusive()) {
        queue.leaveExclusive();
      }
    } else if (!leaveShared(hold, owner.stripe())) {
      queue.lastSharerLeft();
    }
  }

  @Override
  void backOut() {
    if (!leaveExclusive()) {
      queue.backOut();
    }
  }

  @Override
  public void downgrade(LockOwner owner) {
    owner.checkWaitsForNothing(name);
    HeldLocks held = owner.heldLocks();
    long hold = held.find(key());
    if (hold == HeldLocks.NONE) {
      throw new LockMisuseException("downgraded but not held", name, owner);
    }
    if (HeldLocks.mode(hold) == LockMode.EXCLUSIVE) {
      held.replace(hold(LockMode.SHARED));
      if (!sinkToShared()) {
        queue.downgrade();
      }
    }
  }

  @Override
  public @Nullable LockMode modeOf(LockOwner owner) {
    long hold = owner.heldLocks().find(key());
    return hold == HeldLocks.NONE ? null : HeldLocks.mode(hold);
  }

  @Override
  public LockInfo info() {
    return info(Map.of());
  }

  /**
   * The lock as it stands. One that changes hands all the while is shown as it was seen last:
   * holders and waiters may then be those of two instants close to each other.
   *
   * @param known holders found a moment ago, by key; if they do not fit the lock's state, they are
   *     looked for anew. One that has left since and was followed by another in the same mode fits
   *     all the same, and is shown as the holder that it was then
   */
  LockInfo info(Map<Long, List<OwnerRegistry.Holder>> known) {
    long seen = word();
    if (seen == 0 && sharers() == 0) {
      return free;
    }
    List<LockInfo.PendingGroup> pending = pending(seen);
    List<OwnerRegistry.Holder> holders = known.getOrDefault(key(), List.of());
    for (int i = 0; i < INFO_TRIES && !(seen == word() && fits(holders)); i++) {
      seen = word();
      pending = pending(seen);
      holders = registry.holdersOf(key());
    }
    if (isDeleted(word())) {
      return new LockInfo(name, "deleted", null, List.of());
    }
    return Rows.row(name, holders, pending);
  }

  private List<LockInfo.PendingGroup> pending(long seen) {
    return isAwaited(seen) ? queue.groups() : List.of();
  }

  private boolean fits(List<OwnerRegistry.Holder> holders) {
    boolean exclusive = isExclusive(word());
    LockMode mode = exclusive ? LockMode.EXCLUSIVE : LockMode.SHARED;
    return holders.size() == (exclusive ? 1 : sharers())
        && holders.stream().allMatch(holder -> holder.mode() == mode);
  }

  private void failIfDeleted() throws LockException {
    if (isDeleted(word())) {
      throw new LockException(deletedMessage());
    }
  }

  String deletedMessage() {
    return "Deleted lock " + name;
  }
}
