package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Serves requests one at a time, in the order in which they came, and no thread waits for its turn:
 * whoever finds nobody inside serves, its own request first and then those that came meanwhile; the
 * others leave theirs behind and go (after D. Hendler, I. Incze, N. Shavit and M. Tzafrir, Flat
 * Combining and the Synchronization-Parallelism Tradeoff, SPAA 2010).
 *
 * <p>One field tells it all: null while nobody is inside, {@link #INSIDE} while somebody is and has
 * taken all requests, else the last one left, linked to those before. What requests touch is
 * touched inside only; the compare-and-set by which one server leaves publishes it to the next.
 */
final class Combiner {

  /** Something to be done inside: short and without blocking. */
  abstract static class Request {
    private @Nullable Request link;

    abstract void serve();

    /** What it throws must not keep the server inside: everybody else would wait for ever. */
    private void serveSafely() {
      try {
        serve();
      } catch (RuntimeException | Error e) {
        Attempt.report(e);
      }
    }
  }

  private static final Request INSIDE =
      new Request() {
        @Override
        void serve() {}
      };

  private static final VarHandle LAST;

  static {
    try {
      LAST = MethodHandles.lookup().findVarHandle(Combiner.class, "last", Request.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Request last;

  /** Decided but not announced yet, last first; touched inside only. */
  private @Nullable Attempt<?> ended;

  /** Serves the request, or leaves it to the thread that is inside. */
  void submit(Request request) {
    Request seen = last;
    while (true) {
      Request wanted = seen == null ? INSIDE : request;
      request.link = seen == INSIDE ? null : seen;
      Request witness = (Request) LAST.compareAndExchange(this, seen, wanted);
      if (witness == seen) {
        break;
      }
      seen = witness;
    }
    if (seen == null) {
      request.serveSafely();
      serveOthers();
    }
  }

  /** Submits the request and returns once it has been served; not to be called from inside. */
  void submitAndAwait(Request request) {
    CountDownLatch served = new CountDownLatch(1);
    submit(
        new Request() {
          @Override
          void serve() {
            try {
              request.serve();
            } finally {
              served.countDown();
            }
          }
        });
    boolean interrupted = false;
    while (served.getCount() > 0) {
      try {
        served.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** From inside: the end of the attempt is decided, and is to be announced outside. */
  void announceLater(Attempt<?> attempt) {
    attempt.nextEnded = ended;
    ended = attempt;
  }

  /**
   * Serves what was left meanwhile until nothing is, leaves, and announces the ends. Whoever waits
   * for one by parking is woken before more is served, however much of it there is; callbacks run
   * once the server has left, because they may use this lock.
   */
  private void serveOthers() {
    Attempt<?> done = takeEnded();
    Attempt<?> woken = null;
    while (!LAST.compareAndSet(this, INSIDE, null)) {
      wakeUpTo(woken, done);
      woken = done;
      ended = done;
      serveAll((Request) LAST.getAndSet(this, INSIDE));
      done = takeEnded();
    }
    announceAll(done);
  }

  private @Nullable Attempt<?> takeEnded() {
    Attempt<?> taken = ended;
    ended = null;
    return taken;
  }

  /** In the order in which they came. */
  private static void serveAll(Request newest) {
    Request oldest = null;
    for (Request each = newest; each != null; ) {
      Request before = each.link;
      each.link = oldest;
      oldest = each;
      each = before;
    }
    for (; oldest != null; oldest = oldest.link) {
      oldest.serveSafely();
    }
  }

  /** Those that ended since the last time; the links lead from the last to the first. */
  private static void wakeUpTo(@Nullable Attempt<?> woken, @Nullable Attempt<?> lastFirst) {
    for (Attempt<?> each = lastFirst; each != woken; each = each.nextEnded) {
      each.wake();
    }
  }

  /** In the order in which the ends were decided. */
  private static void announceAll(@Nullable Attempt<?> lastFirst) {
    Attempt<?> inOrder = null;
    for (Attempt<?> each = lastFirst; each != null; ) {
      Attempt<?> next = each.nextEnded;
      each.nextEnded = inOrder;
      inOrder = each;
      each = next;
    }
    for (; inOrder != null; inOrder = inOrder.nextEnded) {
      inOrder.announce();
    }
  }
}
