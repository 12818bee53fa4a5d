package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The part of an acquisition that is the same for every lock: how it ends, who is told, how a
 * thread parks for it.
 *
 * <p>An end has two steps. {@code decide…} fixes the outcome; it is called where the lock's own
 * state changes, so that both are seen together. {@link #announce} runs the callbacks; it is called
 * once afterwards, where no lock's state is being changed, so that a callback may use any lock. The
 * volatile write of {@link #outcome} publishes everything the granter did to whoever sees the
 * grant.
 */
abstract class Attempt<T> implements Acquisition<T> {

  /** Why an attempt leaves before it was granted. */
  enum Leave {
    /** Its time is up: it is granted if it stands at the head; else nobody is. */
    EXPIRED,
    /** Its thread was interrupted: it leaves as by a time-out, but does not look at the head. */
    INTERRUPTED,
    /** It is canceled: those behind are granted where they now may. */
    GIVEN_UP
  }

  private record Outcome<T>(
      State state, @Nullable T result, @Nullable String failure, @Nullable RuntimeException fault) {

    Outcome(State state, @Nullable T result, @Nullable String failure) {
      this(state, result, failure, null);
    }
  }

  /** A callback in the chain of those waiting, last registered first. */
  private static final class Watcher {
    final Runnable callback;
    final @Nullable Watcher next;

    Watcher(Runnable callback, @Nullable Watcher next) {
      this.callback = callback;
      this.next = next;
    }
  }

  /** How often a thread looks at the outcome before it parks, a pause apart: under 1 µs in all. */
  private static final int LOOKS_BEFORE_PARKING = 16;

  private static final Watcher CLOSED = new Watcher(() -> {}, null);
  private static final VarHandle WATCHERS;
  private static final VarHandle PARKED;

  static {
    try {
      WATCHERS = MethodHandles.lookup().findVarHandle(Attempt.class, "watchers", Watcher.class);
      PARKED = MethodHandles.lookup().findVarHandle(Attempt.class, "parked", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Outcome<T> outcome;

  @SuppressWarnings("UnusedVariable") // read and written through WATCHERS
  private volatile @Nullable Watcher watchers;

  /** The thread that waits, if one does by {@link #await}; a second would be a watcher. */
  private volatile @Nullable Thread parked;

  /** Links attempts that end together, from the decision to the announcement. */
  @Nullable Attempt<?> nextEnded;

  /** Leaves the queue if still in it, and announces the end. */
  abstract State leave(Leave why);

  /** The caller sees to it that only one end is decided. */
  final void decideGranted(T result) {
    outcome = new Outcome<>(State.GRANTED, result, null);
  }

  final void decideLapsed() {
    outcome = new Outcome<>(State.LAPSED, null, null);
  }

  final void decideFailed(String message) {
    outcome = new Outcome<>(State.FAILED, null, message);
  }

  /** The attempt broke off by a fault that is not the lock's being gone. */
  final void decideBroken(RuntimeException fault) {
    outcome = new Outcome<>(State.FAILED, null, null, fault);
  }

  final boolean isPending() {
    return outcome == null;
  }

  /** Wakes the thread that waits; needs a decided end, and may be called more than once. */
  final void wake() {
    Thread waiter = parked;
    if (waiter != null) {
      LockSupport.unpark(waiter);
    }
  }

  final void announce() {
    wake();
    Watcher chain = (Watcher) WATCHERS.getAndSet(this, CLOSED);
    Watcher inOrder = null;
    for (; chain != null && chain != CLOSED; chain = chain.next) {
      inOrder = new Watcher(chain.callback, inOrder);
    }
    for (; inOrder != null; inOrder = inOrder.next) {
      run(inOrder.callback);
    }
  }

  /** Whoever ends an attempt is not to suffer for what another does about it. */
  private static void run(Runnable callback) {
    try {
      callback.run();
    } catch (RuntimeException | Error e) {
      report(e);
    }
  }

  /** For what nobody up the stack is to blame for. */
  static void report(Throwable fault) {
    Thread here = Thread.currentThread();
    here.getUncaughtExceptionHandler().uncaughtException(here, fault);
  }

  @Override
  public final State state() {
    Outcome<T> end = outcome;
    return end == null ? State.PENDING : end.state;
  }

  @Override
  public final T result() throws LockException {
    throwFault();
    Outcome<T> end = outcome;
    if (end != null && end.failure != null) {
      throw new LockException(end.failure);
    }
    if (end == null || end.result == null) {
      throw new IllegalStateException("no result: the attempt is " + state());
    }
    return end.result;
  }

  /** Throws what the attempt broke off by, if it did. */
  final void throwFault() {
    Outcome<T> end = outcome;
    if (end != null && end.fault != null) {
      throw end.fault;
    }
  }

  @Override
  public final State expire() {
    return leave(Leave.EXPIRED);
  }

  @Override
  public final State giveUp() {
    return leave(Leave.GIVEN_UP);
  }

  @Override
  public final void onEnd(Runnable callback) {
    while (true) {
      Watcher chain = watchers;
      if (chain == CLOSED) {
        run(callback);
        return;
      }
      if (WATCHERS.compareAndSet(this, chain, new Watcher(callback, chain))) {
        return;
      }
    }
  }

  @Override
  public final boolean await(long timeoutNanos) throws LockException, InterruptedException {
    if (timeoutNanos > 0 && !isEndSeenSoon()) {
      park(timeoutNanos);
    }
    State end = outcome == null ? expire() : state();
    if (end == State.FAILED) {
      result();
    }
    return end == State.GRANTED;
  }

  private boolean isEndSeenSoon() {
    for (int looks = 0; looks < LOOKS_BEFORE_PARKING && outcome == null; looks++) {
      Thread.onSpinWait();
    }
    return outcome != null;
  }

  private void park(long timeoutNanos) throws InterruptedException {
    Thread waiter = Thread.currentThread();
    long start = System.nanoTime();
    if (!PARKED.compareAndSet(this, null, waiter)) {
      onEnd(() -> LockSupport.unpark(waiter));
    }
    while (outcome == null) {
      if (Thread.interrupted()) {
        endByInterrupt(waiter);
        return;
      }
      if (timeoutNanos == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        long left = timeoutNanos - (System.nanoTime() - start);
        if (left <= 0) {
          return;
        }
        LockSupport.parkNanos(this, left);
      }
    }
  }

  /** A grant or failure that came first stands, and the thread stays marked as interrupted. */
  private void endByInterrupt(Thread waiter) throws InterruptedException {
    if (leave(Leave.INTERRUPTED) == State.LAPSED) {
      throw new InterruptedException("interrupted while waiting: " + this);
    }
    waiter.interrupt();
  }
}
