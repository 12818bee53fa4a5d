package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The fast lock: one compare-and-set to acquire or release while nobody waits, a queue under a
 * guard as soon as somebody does. The rules are REFERENCE 4's, held equal to {@link
 * MonitorSharedLock}.
 *
 * <h2>State</h2>
 *
 * One word: bits 0–31 count the sharing holders, then {@code EXCLUSIVE}, {@code PENDING} and {@code
 * DELETED}.
 *
 * <pre>
 *   0 ⇄ n sharers                shared acquire and release, compare-and-set
 *   0 ⇄ EXCLUSIVE                exclusive acquire and release, compare-and-set
 *   EXCLUSIVE → 1 sharer         downgrade, compare-and-set
 *   s → s|PENDING                a waiter queues: guard held
 *   n|PENDING → n-1|PENDING      n > 1: a sharer that is not the last leaves, compare-and-set
 *   1|PENDING, EXCLUSIVE|PENDING leave only under the guard, by hand-off to the head group
 *   s|PENDING → s                the list has become empty: guard held
 *   EXCLUSIVE|… → DELETED        guard held; final
 * </pre>
 *
 * <h2>Invariants</h2>
 *
 * <ul>
 *   <li>{@code PENDING} is set if and only if {@link #waiters} is not empty, whenever the guard is
 *       free. While it is set, every acquire goes through the guard: nobody overtakes.
 *   <li>So, with the guard held and {@code PENDING} set, {@code EXCLUSIVE} cannot change and the
 *       count can only sink, to 1 at least: what a grant relies on stays true until it is made.
 *   <li>A waiter's end is decided under the guard, once; it is announced (its thread unparked)
 *       after the guard is left. An exclusive hand-off decides one and so wakes one.
 *   <li>A lock given to a waiter never passes through the free state: nobody comes in between.
 * </ul>
 *
 * <h2>Memory ordering</h2>
 *
 * Every change of the word is a volatile read-modify-write, so what a holder wrote before its
 * release is seen after a later acquire that read the word. A waiter does not read it: it is
 * granted by a thread that released, or that synchronised on the guard with one that did, and sees
 * the grant through the volatile outcome of its {@link Attempt}. Who holds the lock is written down
 * with the owner ({@link HeldLocks}) after the word says so and is struck out before the word is
 * changed back; no shared location is written for it.
 */
public final class AtomicSharedLock implements SharedLock {
  private static final long EXCLUSIVE = 1L << 32;
  private static final long PENDING = 1L << 33;
  private static final long DELETED = 1L << 34;
  private static final long SHARERS = EXCLUSIVE - 1;
  private static final long CLOSED_TO_SHARED = EXCLUSIVE | PENDING | DELETED;
  private static final int INFO_TRIES = 100;
  private static final AtomicInteger NEXT_HASH = new AtomicInteger();
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(AtomicSharedLock.class, "state", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String name;
  private final OwnerRegistry registry;
  private final int hash = NEXT_HASH.getAndAdd(0x9E3779B1) >>> 8;
  private final HeldLocks.Hold sharedHold = new HeldLocks.Hold(this, LockMode.SHARED);
  private final HeldLocks.Hold exclusiveHold = new HeldLocks.Hold(this, LockMode.EXCLUSIVE);

  private volatile long state;

  /** The guard of itself, of {@link #ended}, and of every transition marked so above. */
  private final WaitList waiters = new WaitList();

  /** Decided but not announced yet; taken by the thread that leaves the guard. */
  private @Nullable Waiter ended;

  /** One acquire or delete that had to queue. */
  private final class Waiter extends WaitList.Node {
    private final boolean deleting;
    private @Nullable Waiter nextEnded;

    Waiter(LockOwner owner, LockMode mode, int priority, boolean deleting) {
      super(owner, mode, priority);
      this.deleting = deleting;
    }

    @Override
    State leave(Leave why) {
      Waiter done;
      synchronized (waiters) {
        if (isPending()) {
          leaveQueue(this, why);
        }
        done = takeEnded();
      }
      announceAll(done);
      return state();
    }

    @Override
    public String toString() {
      return "%s of %s for %s".formatted(deleting ? "delete" : mode.wireName(), name, owner);
    }
  }

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
    HeldLocks held = owner.heldLocks(registry);
    if (!held.isEmpty() && held.find(this) != null) {
      throw new LockMisuseException("acquired twice", name, owner);
    }
    if (mode == LockMode.SHARED ? tryShared() : STATE.compareAndSet(this, 0L, EXCLUSIVE)) {
      held.put(mode == LockMode.SHARED ? sharedHold : exclusiveHold);
      return Granted.of(mode);
    }
    return queueUp(new Waiter(owner, mode, priority, false));
  }

  private boolean tryShared() {
    long seen = state;
    while ((seen & CLOSED_TO_SHARED) == 0) {
      long witness = (long) STATE.compareAndExchange(this, seen, seen + 1);
      if (witness == seen) {
        return true;
      }
      seen = witness;
    }
    return false;
  }

  @Override
  public Acquisition<LockMode> delete(LockOwner owner, int priority) throws LockException {
    Priorities.check(priority, name, owner);
    HeldLocks.Hold hold = owner.heldLocks(registry).find(this);
    if (hold == sharedHold) {
      throw new LockMisuseException("deleted while sharing", name, owner);
    }
    if (hold == null) {
      return queueUp(new Waiter(owner, LockMode.EXCLUSIVE, priority, true));
    }
    owner.heldLocks().remove(this);
    Waiter done;
    synchronized (waiters) {
      deleteNow();
      done = takeEnded();
    }
    announceAll(done);
    return Granted.of(LockMode.EXCLUSIVE);
  }

  @Override
  public void release(LockOwner owner) {
    HeldLocks held = owner.heldLocks();
    if (held.removeFirst(exclusiveHold)) {
      releaseExclusive();
    } else if (held.removeFirst(sharedHold)) {
      releaseShared();
    } else {
      releaseOneOfMany(owner, held);
    }
  }

  private void releaseOneOfMany(LockOwner owner, HeldLocks held) {
    HeldLocks.Hold hold = held.remove(this);
    if (hold == null) {
      throw new LockMisuseException("released but not held", name, owner);
    }
    if (hold == sharedHold) {
      releaseShared();
    } else {
      releaseExclusive();
    }
  }

  private void releaseExclusive() {
    if (!STATE.compareAndSet(this, EXCLUSIVE, 0L)) {
      handOff(EXCLUSIVE);
    }
  }

  private void releaseShared() {
    long seen = state;
    while ((seen & PENDING) == 0 || (seen & SHARERS) > 1) {
      long witness = (long) STATE.compareAndExchange(this, seen, seen - 1);
      if (witness == seen) {
        return;
      }
      seen = witness;
    }
    handOff(1);
  }

  @Override
  public void downgrade(LockOwner owner) {
    HeldLocks.Hold hold = owner.heldLocks().find(this);
    if (hold == null) {
      throw new LockMisuseException("downgraded but not held", name, owner);
    }
    if (hold == exclusiveHold) {
      owner.heldLocks().replace(sharedHold);
      if (!STATE.compareAndSet(this, EXCLUSIVE, 1L)) {
        downgradeBeforeWaiters();
      }
    }
  }

  @Override
  public @Nullable LockMode modeOf(LockOwner owner) {
    HeldLocks.Hold hold = owner.heldLocks().find(this);
    return hold == null ? null : hold.mode();
  }

  @Override
  public LockInfo info() {
    return info(Map.of());
  }

  /**
   * The lock as it stands.
   *
   * @param known holders found a moment ago; if they do not fit the lock's state, they are looked
   *     for anew. A lock that changes hands all the while is shown with whoever was seen last.
   */
  LockInfo info(Map<AtomicSharedLock, List<OwnerRegistry.Holder>> known) {
    long seen = state;
    if (seen == 0) {
      return new LockInfo(name, null, null, List.of());
    }
    List<LockInfo.PendingGroup> pending = List.of();
    if ((seen & PENDING) != 0) {
      synchronized (waiters) {
        pending = waiters.groups();
      }
    }
    List<OwnerRegistry.Holder> holders = known.getOrDefault(this, List.of());
    for (int i = 0; i < INFO_TRIES && !fits(seen, holders); i++) {
      seen = state;
      holders = registry.holdersOf(this);
    }
    if ((seen & DELETED) != 0) {
      return new LockInfo(name, "deleted", null, List.of());
    }
    return Rows.row(name, holders, pending);
  }

  private static boolean fits(long state, List<OwnerRegistry.Holder> holders) {
    boolean exclusive = (state & EXCLUSIVE) != 0;
    LockMode mode = exclusive ? LockMode.EXCLUSIVE : LockMode.SHARED;
    return holders.size() == (exclusive ? 1 : (state & SHARERS))
        && holders.stream().allMatch(holder -> holder.mode() == mode);
  }

  OwnerRegistry registry() {
    return registry;
  }

  int hash() {
    return hash;
  }

  private Acquisition<LockMode> queueUp(Waiter waiter) throws LockException {
    Waiter done;
    synchronized (waiters) {
      if ((state & DELETED) != 0) {
        throw new LockException(deletedMessage());
      }
      STATE.getAndBitwiseOr(this, PENDING);
      waiters.add(waiter);
      if (waiters.isAtHead(waiter) && allows(waiter.mode)) {
        grant(waiter);
      }
      openIfEmpty();
      done = takeEnded();
    }
    announceAll(done);
    return waiter;
  }

  // From here on: with the guard held.

  /** Gives up what was held, and to the head group if it was the last. */
  private void handOff(long held) {
    Waiter done;
    synchronized (waiters) {
      STATE.getAndAdd(this, -held);
      if ((state & SHARERS) == 0) {
        grantHead();
      }
      openIfEmpty();
      done = takeEnded();
    }
    announceAll(done);
  }

  private void downgradeBeforeWaiters() {
    Waiter done;
    synchronized (waiters) {
      STATE.getAndAdd(this, 1 - EXCLUSIVE);
      grantGroup(waiters.firstSharedOfBestPriority());
      openIfEmpty();
      done = takeEnded();
    }
    announceAll(done);
  }

  private void leaveQueue(Waiter waiter, Attempt.Leave why) {
    if (why == Attempt.Leave.EXPIRED && waiters.isAtHead(waiter) && allows(waiter.mode)) {
      grant(waiter);
    } else {
      waiters.remove(waiter);
      waiter.decideLapsed();
      addEnded(waiter);
      if (why == Attempt.Leave.GIVEN_UP) {
        while (grantHead()) {
          // Another group may be allowed in beside it.
        }
      }
    }
    openIfEmpty();
  }

  private boolean allows(LockMode mode) {
    long seen = state;
    return (seen & (EXCLUSIVE | DELETED)) == 0
        && (mode == LockMode.SHARED || (seen & SHARERS) == 0);
  }

  private boolean grantHead() {
    WaitList.Node first = waiters.first();
    if (first == null || !allows(first.mode)) {
      return false;
    }
    grantGroup(first);
    return true;
  }

  private void grantGroup(WaitList.@Nullable Node first) {
    WaitList.Node next = first;
    while (next != null) {
      WaitList.Node granted = next;
      next = WaitList.after(granted);
      grant((Waiter) granted);
    }
  }

  private void grant(Waiter waiter) {
    waiters.remove(waiter);
    boolean shared = waiter.mode == LockMode.SHARED;
    STATE.getAndAdd(this, shared ? 1L : EXCLUSIVE);
    if (!waiter.deleting) {
      waiter.owner.heldLocks().put(shared ? sharedHold : exclusiveHold);
    }
    waiter.decideGranted(waiter.mode);
    addEnded(waiter);
    if (waiter.deleting) {
      deleteNow();
    }
  }

  private void deleteNow() {
    state = DELETED;
    for (WaitList.Node node = waiters.first(); node != null; node = waiters.first()) {
      waiters.remove(node);
      node.decideFailed(deletedMessage());
      addEnded((Waiter) node);
    }
  }

  private void openIfEmpty() {
    if (waiters.isEmpty()) {
      STATE.getAndBitwiseAnd(this, ~PENDING);
    }
  }

  private void addEnded(Waiter waiter) {
    waiter.nextEnded = ended;
    ended = waiter;
  }

  private @Nullable Waiter takeEnded() {
    Waiter taken = ended;
    ended = null;
    return taken;
  }

  /** Outside the guard, in the order in which the ends were decided. */
  private static void announceAll(@Nullable Waiter lastFirst) {
    Waiter inOrder = null;
    Waiter waiter = lastFirst;
    while (waiter != null) {
      Waiter next = waiter.nextEnded;
      waiter.nextEnded = inOrder;
      inOrder = waiter;
      waiter = next;
    }
    for (; inOrder != null; inOrder = inOrder.nextEnded) {
      inOrder.announce();
    }
  }

  private String deletedMessage() {
    return "Deleted lock " + name;
  }
}
