package org.luxibench.locking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the same on several threads that start at once, and passes on what fails in one, or that it
 * did not end, with the seed of what they do.
 */
final class Together {
  /** Of what threads do at random. */
  static final long SEED = Long.getLong("luxibench.lock.seed", 1);

  private Together() {}

  /** What each thread does, given its number from 0. */
  interface Part {
    void run(int thread) throws Exception;
  }

  static void run(int threads, Part part) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        Callable<Void> call =
            () -> {
              start.await();
              part.run(thread);
              return null;
            };
        parts.add(pool.submit(call));
      }
      for (int i = 0; i < threads; i++) {
        await(parts.get(i), i);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void await(Future<Void> part, int thread) throws InterruptedException {
    try {
      part.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      String what = e instanceof TimeoutException ? "did not end in 30 s" : "failed";
      throw new AssertionError("thread %d %s, seed %d".formatted(thread, what, SEED), e);
    }
  }
}
