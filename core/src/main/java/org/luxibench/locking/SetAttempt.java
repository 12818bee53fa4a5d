package org.luxibench.locking;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A request that needs several locks one after the other. Whoever grants the lock that is awaited
 * goes on with the next: no thread is bound while it waits.
 *
 * <p>{@link #drain} is the only place that changes state. {@link #rounds} lets one thread at a time
 * in; others leave a mark and go, and the one inside makes another round for them. No lock's guard
 * and no monitor is held meanwhile, so a callback that ends in another request's {@code drain}
 * cannot deadlock with this one.
 */
abstract class SetAttempt extends Attempt<List<String>> {
  /** On whose behalf. */
  final LockOwner owner;

  private final AtomicInteger rounds = new AtomicInteger();

  /** Asked to end; written by any thread before it calls {@link #drain}. */
  private volatile @Nullable Leave leaving;

  /** Given up, perhaps while it was leaving for another reason; written before a {@link #drain}. */
  private volatile boolean givenUp;

  /**
   * The lock awaited, and after a lapse the one that was; touched inside {@link #drain} only, as
   * are the subclasses' fields, until the end publishes it.
   */
  private @Nullable Acquisition<LockMode> current;

  /**
   * The thread inside {@link #drain}, written by itself; others only compare it with themselves.
   */
  private volatile @Nullable Thread inside;

  SetAttempt(LockOwner owner) {
    this.owner = owner;
  }

  /** Asks for the next lock, or returns null when all are had. */
  abstract @Nullable Acquisition<LockMode> next() throws LockException;

  /** The lock last asked for was granted. */
  abstract void granted();

  /**
   * The lock last asked for is gone.
   *
   * @return null to go on without it, else the message with which the request fails
   */
  abstract @Nullable String gone();

  /** Gives back all that was taken. */
  abstract void undo();

  /**
   * All locks are had: does what they are for.
   *
   * @return what the request yields
   */
  abstract List<String> complete() throws LockException;

  /** Does what can be done at once; misuse found on the way is thrown. */
  final Acquisition<List<String>> begun() {
    drain();
    throwFault();
    if (isPending()) {
      owner.waitsForSet(this);
    }
    return this;
  }

  @Override
  final State leave(Leave why) {
    if (why == Leave.GIVEN_UP) {
      givenUp = true;
    }
    if (isPending()) {
      if (leaving == null) { // of two at once one prevails, whichever
        leaving = why;
      }
      drain();
      awaitOtherDrain();
    }
    if (why == Leave.GIVEN_UP && state() == State.LAPSED) {
      giveUpLast();
    }
    return state();
  }

  /** After the lapse: those behind the lock awaited last are granted where they may. */
  private void giveUpLast() {
    Acquisition<LockMode> last = current;
    if (last != null) {
      last.giveUp();
    }
  }

  /**
   * Another thread is inside and will see {@link #leaving}; it waits for no lock, so soon. If it is
   * this one, a callback of a lock given back on the way has come here, and must not wait for
   * itself.
   */
  private void awaitOtherDrain() {
    if (!isPending() || inside == Thread.currentThread()) {
      return;
    }
    CountDownLatch ended = new CountDownLatch(1);
    onEnd(ended::countDown);
    boolean interrupted = false;
    while (isPending()) {
      try {
        ended.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain() {
    if (rounds.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      inside = Thread.currentThread();
      if (isPending()) {
        advance();
      }
      inside = null;
      seen = rounds.addAndGet(-seen);
    } while (seen != 0);
  }

  private void advance() {
    try {
      while (settleCurrent()) {
        if (leaving != null && leaving != Leave.EXPIRED) {
          lapse();
          return;
        }
        if (!askNext()) {
          List<String> result = complete();
          decideGranted(result);
          announce();
          return;
        }
      }
    } catch (LockException e) {
      fail(e.error().message());
    } catch (RuntimeException e) {
      undo();
      decideBroken(e);
      announce();
    }
  }

  /** Returns whether the way is free for the next lock. */
  private boolean settleCurrent() throws LockException {
    Acquisition<LockMode> awaited = current;
    if (awaited == null) {
      return true;
    }
    Leave why = leaving;
    State state = why == null ? awaited.state() : end(awaited, why);
    switch (state) {
      case PENDING -> {
        return false;
      }
      case GRANTED -> granted();
      case LAPSED -> {
        lapse();
        return false;
      }
      case FAILED -> passGone();
    }
    current = null;
    return true;
  }

  private static Acquisition.State end(Acquisition<LockMode> awaited, Leave why) {
    return why == Leave.GIVEN_UP ? awaited.giveUp() : awaited.expire();
  }

  /** Returns false when all locks are had. */
  private boolean askNext() throws LockException {
    while (true) {
      try {
        Acquisition<LockMode> asked = next();
        current = asked;
        if (asked != null && asked.state() == State.PENDING) {
          asked.onEnd(this::drain);
        }
        return asked != null;
      } catch (LockException e) {
        passGone();
      }
    }
  }

  private void passGone() throws LockException {
    String failure = gone();
    if (failure != null) {
      throw new LockException(failure);
    }
  }

  private void lapse() {
    undo();
    decideLapsed();
    if (givenUp) { // from a callback that undo ran: whoever gave up did not wait for this
      giveUpLast();
    }
    announce();
  }

  private void fail(String message) {
    undo();
    decideFailed(message);
    announce();
  }
}
