package org.luxibench.locking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs the same on several threads that start at once, and passes on what fails in one. */
final class Together {
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
      for (Future<Void> each : parts) {
        each.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
