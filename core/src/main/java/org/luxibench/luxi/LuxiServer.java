package org.luxibench.luxi;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A LUXI server: one selector thread, a fixed number of request workers, and the few threads of
 * {@link Exchange#aside}. A request that waits for a worker waits in one queue, first come first
 * served; as each connection has at most one request under way, that queue is no longer than the
 * connections are many.
 */
public final class LuxiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LuxiServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final LuxiServerOptions options;
  private final SocketFile file;
  private final ThreadPoolExecutor workers;
  private final ThreadPoolExecutor asides;
  private final ServerLoop loop;
  private final Thread selectorThread;

  private LuxiServer(LuxiServerOptions options, LuxiHandler handler, RequestObserver observer)
      throws IOException {
    this.options = DescriptorRoom.bounded(options);
    this.workers = pool(options.workers(), "luxi-worker-");
    this.asides = pool(Math.max(1, processors() - 1), "luxi-large-");
    RequestRunner runner =
        new RequestRunner(
            handler, RequestReader.within(options.limits()), workers, asides, options.shortcut());
    Selector selector = Selector.open();
    try {
      SocketFile.Listening listening = SocketFile.listen(options);
      this.file = listening.file();
      this.loop = new ServerLoop(this.options, selector, listening.channel(), runner, observer);
    } catch (IOException | RuntimeException e) {
      selector.close();
      throw e;
    }
    this.selectorThread = new Thread(loop, "luxi-selector");
  }

  /**
   * Listens and answers from now on. Takes fewer connections than the options say where the process
   * may not have so many file descriptors.
   *
   * @throws IOException if the socket or a descriptor cannot be had; the message says why
   */
  public static LuxiServer start(LuxiServerOptions options, LuxiHandler handler)
      throws IOException {
    return start(options, handler, RequestObserver.NONE);
  }

  /**
   * Listens and answers from now on, and tells somebody of every answer.
   *
   * @throws IOException if the socket cannot be had; the message says why
   */
  public static LuxiServer start(
      LuxiServerOptions options, LuxiHandler handler, RequestObserver observer) throws IOException {
    LuxiServer server = new LuxiServer(options, handler, observer);
    server.selectorThread.start();
    return server;
  }

  /** Where it listens. */
  public Path socket() {
    return options.socket();
  }

  /** Completed with the cause should it stop answering although nobody closed it. */
  public CompletableFuture<Throwable> broken() {
    return loop.broken().copy();
  }

  /** Connections open just now. */
  public int openConnections() {
    return loop.openConnections();
  }

  /** Request workers at work just now. */
  public int busyWorkers() {
    return workers.getActiveCount();
  }

  /** Requests that wait for a worker. */
  public int queuedRequests() {
    return workers.getQueue().size();
  }

  /** Large answers that wait for one of the threads that make such. */
  public int queuedLargeAnswers() {
    return asides.getQueue().size();
  }

  /**
   * Takes the socket away and ends all connections; requests still under way a second later are
   * interrupted.
   */
  @Override
  public void close() {
    try {
      file.remove();
    } catch (IOException e) {
      LOG.warn("cannot remove {}", options.socket(), e);
    }
    loop.stop();
    try {
      selectorThread.join(PATIENCE.toMillis());
      workers.shutdown();
      asides.shutdown();
      if (!workers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
      }
      asides.shutdownNow();
    } catch (InterruptedException e) {
      workers.shutdownNow();
      asides.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static ThreadPoolExecutor pool(int size, String name) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        size,
        size,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> new Thread(task, name + count.incrementAndGet()));
  }
}
