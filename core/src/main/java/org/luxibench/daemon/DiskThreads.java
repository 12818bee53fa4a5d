package org.luxibench.daemon;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.luxibench.error.GanetiException;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.Exchange;
import org.luxibench.opcode.MalformedOpCodeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the methods that answer only when something is on disk. A disk that stalls holds
 * these, and no request worker: queries go on.
 */
final class DiskThreads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DiskThreads.class);

  /** As many as there are request workers: so many callers share a round of saving. */
  static final int THREADS = 16;

  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, this::thread);

  /** The method, on these threads; it is brief, for all that is left is to hand it over. */
  LuxiMethod running(ArgumentShape shape, int count, LuxiMethod.Answer answer) {
    LuxiMethod.Body body = (args, exchange) -> pool.execute(() -> run(answer, args, exchange));
    return new LuxiMethod(shape, count, count, false, true, body);
  }

  /** Takes no more; what has been taken goes on. */
  @Override
  public void close() {
    pool.shutdown();
  }

  /** Whether everything that was taken has been done; false after the time. */
  boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
    return pool.awaitTermination(time, unit);
  }

  private static void run(LuxiMethod.Answer answer, Arguments args, Exchange exchange) {
    if (exchange.clientGone()) {
      return;
    }
    try {
      exchange.succeed(JsonValue.of(answer.to(args)));
    } catch (GanetiException e) {
      exchange.fail(e.error());
    } catch (ArgumentException | MalformedOpCodeException e) {
      exchange.failUnexpected(e);
    } catch (Throwable e) {
      LOG.error("a request of {} failed unexpectedly", exchange.peer(), e);
      exchange.failUnexpected(e);
    }
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "luxi-disk-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
