package org.luxibench.luxi;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A blocking client: one connection, one request at a time. Not thread-safe. */
public final class LuxiClient implements AutoCloseable {
  private static final long RETRY_MILLIS = 10;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final Path path;
  private final Duration timeout;
  private final ByteBuffer chunk = ByteBuffer.allocate(1 << 16);

  private LuxiClient(SocketChannel channel, Path path, Duration timeout) throws IOException {
    this.channel = channel;
    this.path = path;
    this.timeout = timeout;
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  /**
   * Connects. Where the server's queue of new connections is full, as it is when the server stands
   * still, that is tried again until the time is up.
   *
   * @param timeout longest wait for the connection, and then for each reply; at least one
   *     millisecond
   * @throws IOException when nobody listens there, or nobody takes the connection in time
   */
  public static LuxiClient connect(Path path, Duration timeout) throws IOException {
    long began = System.nanoTime();
    try {
      SocketChannel channel = tryToConnect(path);
      while (channel == null) {
        if (System.nanoTime() - began > timeout.toNanos()) {
          throw new SocketTimeoutException(
              "its queue of new connections is full since " + timeout.toMillis() + " ms");
        }
        Thread.sleep(RETRY_MILLIS);
        channel = tryToConnect(path);
      }
      try {
        return new LuxiClient(channel, path, timeout);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new IOException("cannot connect to " + path + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("cannot connect to " + path + ": interrupted", e);
    }
  }

  /** A blocking attempt would wait in a full queue for ever; null where it is full. */
  private static @Nullable SocketChannel tryToConnect(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      channel.connect(UnixDomainSocketAddress.of(path));
      return channel;
    } catch (IOException e) {
      channel.close();
      if (isQueueFull(e)) {
        return null;
      }
      throw e;
    }
  }

  /**
   * Whether an attempt to connect failed because the server's queue of new connections is full: on
   * Unix sockets that is EAGAIN, which the JDK knows only as a text.
   */
  public static boolean isQueueFull(IOException failure) {
    String message = failure.getMessage();
    return message != null && message.contains("temporarily unavailable");
  }

  /**
   * Sends a request that claims no version and waits for its reply.
   *
   * @return the result
   * @throws LuxiFault when the reply says {@code success: false}
   * @throws IOException when no reply came in time, or the connection was closed
   */
  public JsonNode call(String method, JsonNode args) throws IOException, LuxiFault {
    return resultOf(exchange(FrameCodec.request(method, args)));
  }

  /**
   * Sends any bytes and returns the next frame without its end byte. A server that refuses a client
   * says why and closes, so that there may be an answer to what could not be sent.
   */
  public byte[] exchange(byte[] frame) throws IOException {
    try {
      send(ByteBuffer.wrap(frame));
    } catch (IOException unsent) {
      try {
        return readFrame();
      } catch (IOException silent) {
        unsent.addSuppressed(silent);
        throw unsent;
      }
    }
    return readFrame();
  }

  private void send(ByteBuffer frame) throws IOException {
    channel.write(frame);
    while (frame.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
      channel.write(frame);
    }
  }

  private byte[] readFrame() throws IOException {
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    while (true) {
      int count = read();
      boolean last = chunk.get(count - 1) == FrameCodec.END;
      reply.write(chunk.array(), 0, last ? count - 1 : count);
      if (last) {
        return reply.toByteArray();
      }
    }
  }

  private int read() throws IOException {
    int count = channel.read(chunk.clear());
    while (count == 0) {
      await(SelectionKey.OP_READ);
      count = channel.read(chunk.clear());
    }
    if (count < 0) {
      throw new EOFException("the server at " + path + " closed the connection without a reply");
    }
    return count;
  }

  /** An interrupt does not end the wait. */
  private void await(int operation) throws IOException {
    key.interestOps(operation);
    long began = System.nanoTime();
    boolean interrupted = false;
    try {
      long left = timeout.toMillis();
      while (selector.select(Math.max(1, left)) == 0) {
        interrupted |= Thread.interrupted();
        left = timeout.minusNanos(System.nanoTime() - began).toMillis();
        if (left <= 0) {
          throw new SocketTimeoutException(
              "no reply from " + path + " in " + timeout.toMillis() + " ms");
        }
      }
      selector.selectedKeys().clear();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private JsonNode resultOf(byte[] reply) throws IOException, LuxiFault {
    JsonNode message;
    try {
      message = Json.MAPPER.readTree(reply);
    } catch (JacksonException e) {
      throw new IOException("the reply from " + path + " is not JSON", e);
    }
    if (!message.path("success").isBoolean() || !message.has("result")) {
      throw new IOException("the reply from " + path + " lacks success or result");
    }
    if (!message.get("success").booleanValue()) {
      throw new LuxiFault(message.get("result"));
    }
    return message.get("result");
  }

  @Override
  public void close() {
    try (selector) {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the connection to " + path, e);
    }
  }
}
