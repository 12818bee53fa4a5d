package org.luxibench.daemon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows the metrics over HTTP, to this machine only. Few threads read requests; one that does not
 * come to its end in time is dropped.
 */
final class MetricsServer implements AutoCloseable {
  private static final int THREADS = 4;

  static {
    // The JDK's server knows this as a property only, and reads it once.
    if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
      System.setProperty("sun.net.httpserver.maxReqTime", "5");
    }
  }

  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, MetricsServer::thread);
  private final HttpServer server;
  private final MetricsPage page;

  private MetricsServer(HttpServer server, MetricsPage page) {
    this.server = server;
    this.page = page;
  }

  /**
   * Listens on the loopback interface.
   *
   * @param port 0 lets the system choose one
   * @throws IOException if the port cannot be had
   */
  static MetricsServer start(int port, MetricsPage page) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      MetricsServer server = new MetricsServer(HttpServer.create(address, 0), page);
      server.server.createContext("/metrics", server::show);
      server.server.setExecutor(server.threads);
      server.server.start();
      return server;
    } catch (IOException e) {
      throw new IOException("cannot serve metrics on port " + port + ": " + e.getMessage(), e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "metrics");
    thread.setDaemon(true);
    return thread;
  }

  private void show(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] text = page.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }
}
