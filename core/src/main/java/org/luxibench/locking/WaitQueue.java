package org.luxibench.locking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contended half of {@link AtomicSharedLock}: who waits, and the hand-offs. What happens here
 * happens inside its {@link Combiner}, one thing at a time.
 */
final class WaitQueue {
  private final AtomicSharedLock lock;
  private final WaitList waiters = new WaitList();
  private final Combiner combiner = new Combiner();

  WaitQueue(AtomicSharedLock lock) {
    this.lock = lock;
  }

  /** One acquire or delete that had to queue. */
  private final class Waiter extends WaitList.Node {
    private final boolean deleting;

    Waiter(LockOwner owner, LockMode mode, int priority, boolean deleting) {
      super(owner, mode, priority);
      this.deleting = deleting;
    }

    @Override
    State leave(Leave why) {
      if (isPending()) {
        combiner.submitAndAwait(request(() -> depart(this, why)));
      } else if (why == Leave.GIVEN_UP && state() == State.LAPSED) {
        combiner.submitAndAwait(request(WaitQueue.this::grantAllowed));
      }
      return state();
    }

    @Override
    public String toString() {
      return "%s of %s for %s".formatted(deleting ? "delete" : mode.wireName(), lock.name(), owner);
    }
  }

  /** Queues for the lock, in this mode or to delete it; granted at once if it may be. */
  Acquisition<LockMode> queueUp(LockOwner owner, LockMode mode, int priority, boolean deleting) {
    Waiter waiter = new Waiter(owner, mode, priority, deleting);
    owner.waitsFor(waiter);
    lock.add(LockWord.WAITER);
    combiner.submit(request(() -> arrive(waiter)));
    return waiter;
  }

  /**
   * The exclusive holder leaves. Sharers seen in cells now are there for a moment only, since it
   * had found none and since those that wait keep all others out; they hold nobody up.
   */
  void leaveExclusive() {
    combiner.submit(
        request(
            () -> {
              lock.add(-LockWord.EXCLUSIVE);
              grantHead();
            }));
  }

  /** Gives the word back that an acquire took in vain, and the lock to those kept out by it. */
  void backOut() {
    combiner.submit(
        request(
            () -> {
              lock.add(-LockWord.EXCLUSIVE);
              grantAllowed();
            }));
  }

  /** The last sharer has left. */
  void lastSharerLeft() {
    combiner.submit(request(this::grantHeadIfFree));
  }

  /** The exclusive holder becomes a sharer; waited for, because it may leave as one at once. */
  void downgrade() {
    combiner.submitAndAwait(
        request(
            () -> {
              lock.add(1 - LockWord.EXCLUSIVE);
              grantGroup(waiters.firstSharedOfBestPriority());
            }));
  }

  /** The exclusive holder deletes the lock. */
  void delete() {
    combiner.submitAndAwait(request(this::deleteNow));
  }

  /** As the monitor shows it. */
  List<LockInfo.PendingGroup> groups() {
    List<LockInfo.PendingGroup> groups = new ArrayList<>();
    combiner.submitAndAwait(request(() -> groups.addAll(waiters.groups())));
    return List.copyOf(groups);
  }

  private static Combiner.Request request(Runnable what) {
    return new Combiner.Request() {
      @Override
      void serve() {
        what.run();
      }
    };
  }

  // From here on: inside.

  private void arrive(Waiter waiter) {
    grantHeadIfFree(); // a sharer that entered a cell and left it again may have hidden that it is
    if (LockWord.isDeleted(lock.word())) { // perhaps by the deletion that was let in just now
      failAsDeleted(waiter);
      return;
    }
    waiters.add(waiter);
    if (waiters.isAtHead(waiter) && lock.allows(waiter.mode)) {
      grant(waiter);
    }
  }

  private void depart(Waiter waiter, Attempt.Leave why) {
    if (!waiter.isPending()) {
      return;
    }
    if (why == Attempt.Leave.EXPIRED && waiters.isAtHead(waiter) && lock.allows(waiter.mode)) {
      grant(waiter);
      return;
    }
    waiters.remove(waiter);
    lock.add(-LockWord.WAITER);
    waiter.decideLapsed();
    combiner.announceLater(waiter);
    if (why == Attempt.Leave.GIVEN_UP) {
      grantAllowed();
    }
  }

  private void grantAllowed() {
    while (grantHead()) {
      // Another group may be allowed in beside it.
    }
  }

  /**
   * The second of two that both left last may find that another was let in since. A sharer in a
   * cell for a moment counts as one that holds, from here until it arrives.
   */
  private void grantHeadIfFree() {
    if (lock.sharers() == 0) {
      grantHead();
    }
  }

  private boolean grantHead() {
    WaitList.Node first = waiters.first();
    if (first == null || !lock.allows(first.mode)) {
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

  /** A waiter becomes a holder in one step of the word: nobody comes in between. */
  private void grant(Waiter waiter) {
    waiters.remove(waiter);
    boolean shared = waiter.mode == LockMode.SHARED;
    lock.add((shared ? 1 : LockWord.EXCLUSIVE) - LockWord.WAITER);
    if (!waiter.deleting) {
      waiter.owner.heldLocks().put(lock.hold(waiter.mode));
    }
    waiter.decideGranted(waiter.mode);
    combiner.announceLater(waiter);
    if (waiter.deleting) {
      deleteNow();
    }
  }

  private void deleteNow() {
    lock.add(LockWord.DELETED - LockWord.EXCLUSIVE);
    for (WaitList.Node node = waiters.first(); node != null; node = waiters.first()) {
      waiters.remove(node);
      failAsDeleted(node);
    }
  }

  private void failAsDeleted(WaitList.Node node) {
    lock.add(-LockWord.WAITER);
    node.decideFailed(lock.deletedMessage());
    combiner.announceLater(node);
  }
}
