package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What the lock's queue relies on. */
final class CombinerTest {
  private static final int THREADS = 4;
  private static final int REQUESTS = 20_000;

  private final Combiner combiner = new Combiner();
  private final List<String> served = new ArrayList<>();

  @Test
  void requestMadeInsideIsServedAfterTheOneThatMadeIt() {
    combiner.submit(
        request(
            () -> {
              combiner.submit(request(() -> served.add("first made")));
              combiner.submit(request(() -> served.add("second made")));
              served.add("maker");
            }));
    assertThat(served).containsExactly("maker", "first made", "second made");
  }

  /** However much is left to serve: the second request here ends only once the waiter is awake. */
  @Test
  void waiterIsWokenBeforeMoreIsServed() throws Exception {
    Ending ending = new Ending();
    CountDownLatch awake = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              try {
                ending.await(Long.MAX_VALUE);
                awake.countDown();
              } catch (LockException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    waiter.start();
    Awaitility.await().until(() -> waiter.getState() == Thread.State.WAITING);
    combiner.submit(
        request(
            () -> {
              ending.decideGranted("granted");
              combiner.announceLater(ending);
              combiner.submit(request(() -> served.add("awake: " + isReached(awake))));
            }));
    assertThat(served).containsExactly("awake: true");
    waiter.join();
  }

  private static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Ending extends Attempt<String> {
    @Override
    State leave(Leave why) {
      throw new AssertionError("nobody asked it to leave");
    }
  }

  @Test
  void requestThatThrowsKeepsNobodyInside() {
    List<Throwable> reported = new ArrayList<>();
    Thread here = Thread.currentThread();
    Thread.UncaughtExceptionHandler before = here.getUncaughtExceptionHandler();
    here.setUncaughtExceptionHandler((thread, fault) -> reported.add(fault));
    try {
      combiner.submitAndAwait(
          request(
              () -> {
                throw new IllegalStateException("no memory");
              }));
    } finally {
      here.setUncaughtExceptionHandler(before);
    }
    combiner.submitAndAwait(request(() -> served.add("after")));
    assertThat(served).containsExactly("after");
    assertThat(reported).singleElement().asString().contains("no memory");
  }

  /** The lists are plain: served by two at once, they would lose an element or break. */
  @Test
  void eachIsServedOnceAloneAndInItsThreadsOrder() throws Exception {
    List<List<Integer>> byThread = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      byThread.add(new ArrayList<>());
    }
    Together.run(
        THREADS,
        thread -> {
          for (int i = 0; i < REQUESTS; i++) {
            int number = i;
            combiner.submit(
                request(
                    () -> {
                      byThread.get(thread).add(number);
                      all.add(number);
                    }));
          }
        });
    combiner.submitAndAwait(request(() -> {}));
    assertThat(all).hasSize(THREADS * REQUESTS);
    assertThat(byThread).allSatisfy(numbers -> assertThat(numbers).isSorted().hasSize(REQUESTS));
  }

  @Test
  void whoAwaitsFindsItServed() throws Exception {
    Together.run(
        THREADS,
        thread -> {
          for (int i = 0; i < REQUESTS / 10; i++) {
            boolean[] done = {false};
            combiner.submitAndAwait(request(() -> done[0] = true));
            assertThat(done[0]).isTrue();
          }
        });
  }

  private static Combiner.Request request(Runnable what) {
    return new Combiner.Request() {
      @Override
      void serve() {
        what.run();
      }
    };
  }
}
