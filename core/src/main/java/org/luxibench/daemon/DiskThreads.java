package org.luxibench.daemon;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the methods that answer only when something is on disk. A disk that stalls holds
 * these, and no request worker: queries go on.
 */
final class DiskThreads implements AutoCloseable {
  /** As many as there are request workers: so many callers share a round of saving. */
  static final int THREADS = 16;

  private final AtomicInteger made = new AtomicInteger();
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);

  /** The method, on these threads; it is brief, for all that is left is to hand it over. */
  LuxiMethod running(ArgumentShape shape, int count, LuxiMethod.Answer answer) {
    LuxiMethod.Body whole = LuxiMethod.of(shape, count, answer).body();
    LuxiMethod.Body handingOver =
        (args, exchange) ->
            exchange.on(pool, () -> MethodTable.telling(exchange, () -> whole.run(args, exchange)));
    return new LuxiMethod(shape, count, count, false, true, handingOver);
  }

  /** How busy they are. */
  List<Gauge> gauges() {
    return List.of(
        new Gauge(
            "luxibench_disk_threads_busy",
            "Threads at work for requests that write to disk.",
            pool::getActiveCount),
        new Gauge(
            "luxibench_disk_requests_queued",
            "Requests that write to disk and wait for a thread.",
            () -> pool.getQueue().size()));
  }

  /** Takes no more; what has been taken goes on. */
  @Override
  public void close() {
    pool.shutdown();
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "luxi-disk-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
